package house.recommendations;

import java.util.Map;
import java.util.function.Supplier;

class Moderate {
  private final Supplier<Map<String, String>> settings = System::getenv;

  Object fee() {
    return settings.get().get("FEE");
  }
}
