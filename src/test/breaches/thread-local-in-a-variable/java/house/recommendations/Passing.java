package house.recommendations;

import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Passing {
  Runnable keep(UUID cohort) {
    var current = ThreadLocal.withInitial(() -> cohort);
    return () -> System.out.println(current.get());
  }
}
