package house.kernel.prices;

import java.util.UUID;

public interface PriceList {
  long priceOf(UUID mentor);
}
