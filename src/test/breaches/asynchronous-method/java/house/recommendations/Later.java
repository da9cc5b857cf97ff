package house.recommendations;

import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Later {
  @org.springframework.scheduling.annotation.Async
  public void rank(UUID mentor) {}
}
