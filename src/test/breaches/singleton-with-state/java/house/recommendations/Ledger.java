package house.recommendations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

final class Ledger {
  static final Ledger ONLY = new Ledger();

  private final Map<UUID, Integer> views = new LinkedHashMap<>();

  void seen(UUID mentor) {
    views.merge(mentor, 1, Integer::sum);
  }
}
