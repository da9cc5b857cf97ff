package house.recommendations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Remembered {
  private final Cache<UUID, String> names = Caffeine.newBuilder().maximumSize(100).build();

  String of(UUID mentor) {
    return names.get(mentor, UUID::toString);
  }
}
