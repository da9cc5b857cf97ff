package house.recommendations;

import house.billing.Rates;
import java.util.function.Supplier;

class Affordable {
  private final Supplier<Object> rates = Rates::new;

  Object rates() {
    return rates.get();
  }
}
