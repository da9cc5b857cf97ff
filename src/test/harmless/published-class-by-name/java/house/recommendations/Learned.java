package house.recommendations;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

class Learned {
  private static final Set<String> TYPES = Set.of("house.scheduling.events.BookingConfirmed");
  private final Supplier<Learned> again = Learned::new;
  private final Function<String, String> name = String::strip;

  boolean knows(String type) throws ReflectiveOperationException {
    return TYPES.contains(name.apply(type))
        && Class.forName("java.util.UUID").getDeclaredConstructors().length > 0
        && again.get() != this;
  }
}
