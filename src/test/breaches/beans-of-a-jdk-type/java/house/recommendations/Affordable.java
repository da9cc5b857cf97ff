package house.recommendations;

import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

@Component
class Affordable {
  private final Map<String, ToLongFunction<UUID>> rates;

  Affordable(Map<String, ToLongFunction<UUID>> rates) {
    this.rates = rates;
  }

  boolean isAffordable(UUID mentor) {
    return rates.values().stream().allMatch(each -> each.applyAsLong(mentor) < 50);
  }
}
