package house.recommendations;

import java.util.prefs.Preferences;
import org.springframework.stereotype.Component;

@Component
class Prefs {
  void change() {
    Preferences.userRoot().put("plan", "gold");
  }
}
