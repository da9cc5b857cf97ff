package house.recommendations;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Remembered {
  private final Names names = new Known();

  String of(UUID mentor) {
    return names.of(mentor);
  }

  interface Names {
    String of(UUID mentor);
  }

  static final class Known implements Names {
    private final Map<UUID, String> byMentor = new HashMap<>();

    @Override
    public synchronized String of(UUID mentor) {
      return byMentor.computeIfAbsent(mentor, UUID::toString);
    }
  }
}
