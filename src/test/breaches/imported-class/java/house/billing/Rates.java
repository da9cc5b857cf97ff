package house.billing;

import java.util.concurrent.Callable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration
@Import(Rates.Current.class)
class Rates {
  static class Current implements Callable<Integer> {
    @Override
    public Integer call() {
      return 10;
    }
  }
}
