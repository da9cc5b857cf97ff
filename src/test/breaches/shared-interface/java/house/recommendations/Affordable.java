package house.recommendations;

import house.kernel.prices.PriceList;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Affordable {
  private final Optional<PriceList> prices;

  Affordable(Optional<PriceList> prices) {
    this.prices = prices;
  }

  boolean isAffordable(UUID mentor) {
    return prices.map(each -> each.priceOf(mentor) < 50).orElse(true);
  }
}
