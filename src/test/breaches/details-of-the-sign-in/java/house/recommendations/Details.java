package house.recommendations;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.stereotype.Component;

@Component
class Details {
  void put(AbstractAuthenticationToken token, Object value) {
    token.setDetails(value);
  }
}
