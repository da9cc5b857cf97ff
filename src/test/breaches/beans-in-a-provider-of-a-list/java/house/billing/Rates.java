package house.billing;

import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

@Component
class Rates implements Predicate<UUID> {
  @Override
  public boolean test(UUID mentor) {
    return true;
  }
}
