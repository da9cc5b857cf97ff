package house.recommendations;

import java.util.Locale;
import org.springframework.stereotype.Component;

@Component
class Locales {
  void change() {
    Locale.setDefault(Locale.GERMAN);
  }
}
