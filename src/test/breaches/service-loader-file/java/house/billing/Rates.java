package house.billing;

import java.util.function.Supplier;

public final class Rates implements Supplier<String> {
  @Override
  public String get() {
    return "10 %";
  }
}
