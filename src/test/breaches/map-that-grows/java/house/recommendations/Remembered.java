package house.recommendations;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

@Component
class Remembered {
  private final Map<UUID, String> names = new ConcurrentHashMap<>();

  String of(UUID mentor) {
    return names.computeIfAbsent(mentor, UUID::toString);
  }
}
