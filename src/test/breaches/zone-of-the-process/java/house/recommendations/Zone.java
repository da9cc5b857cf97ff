package house.recommendations;

import java.util.TimeZone;
import org.springframework.stereotype.Component;

@Component
class Zone {
  void set() {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
  }
}
