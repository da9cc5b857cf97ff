package house.billing;

import house.kernel.prices.PriceList;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class BilledPrices implements PriceList {
  @Override
  public long priceOf(UUID mentor) {
    return 100;
  }
}
