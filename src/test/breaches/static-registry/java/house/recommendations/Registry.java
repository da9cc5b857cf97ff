package house.recommendations;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

class Registry {
  static final Map<UUID, Object> KNOWN = new ConcurrentHashMap<>();

  static void add(UUID id, Object value) {
    KNOWN.put(id, value);
  }
}
