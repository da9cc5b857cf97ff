package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Ticking {
  private final java.util.Timer timer = new java.util.Timer(true);
}
