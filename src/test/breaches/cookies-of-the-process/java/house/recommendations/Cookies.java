package house.recommendations;

import java.net.CookieHandler;
import org.springframework.stereotype.Component;

@Component
class Cookies {
  void change(CookieHandler handler) {
    CookieHandler.setDefault(handler);
  }
}
