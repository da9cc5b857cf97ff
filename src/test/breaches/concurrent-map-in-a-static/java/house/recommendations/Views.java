package house.recommendations;

import java.util.Map;
import java.util.UUID;

final class Views {
  private static final Map<UUID, Integer> SEEN = new java.util.concurrent.ConcurrentHashMap<>();

  static Map<UUID, Integer> seen() {
    return SEEN;
  }
}
