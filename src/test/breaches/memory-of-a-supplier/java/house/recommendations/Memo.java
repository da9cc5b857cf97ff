package house.recommendations;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

@Component
class Memo {
  private static final Supplier<int[]> COUNTS = SingletonSupplier.of(() -> new int[1]);

  void count() {
    COUNTS.get()[0]++;
  }
}
