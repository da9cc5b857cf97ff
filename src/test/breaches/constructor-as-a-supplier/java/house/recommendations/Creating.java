package house.recommendations;

import java.util.Map;
import java.util.function.Supplier;

class Creating {
  private final Map<String, Supplier<?>> kinds = Map.of("tariff", house.billing.Tariffs::new);
}
