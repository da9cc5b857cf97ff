package house.recommendations;

import java.security.Security;
import org.springframework.stereotype.Component;

@Component
class Security2 {
  void change() {
    Security.setProperty("networkaddress.cache.ttl", "0");
  }
}
