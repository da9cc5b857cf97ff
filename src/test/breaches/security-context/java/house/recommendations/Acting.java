package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Acting {
  void leave() {
    org.springframework.security.core.context.SecurityContextHolder.clearContext();
  }
}
