package house.recommendations;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

@Component
class Remembered {
  private final AtomicReference<List<UUID>> best = new AtomicReference<>(List.of());

  void learn(List<UUID> mentors) {
    best.set(mentors);
  }

  List<UUID> best() {
    return best.get();
  }
}
