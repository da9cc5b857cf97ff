package house.recommendations;

import java.util.concurrent.Callable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Bargain {
  @Bean
  Runnable affordable(Callable<Integer> rate) {
    return () -> System.out.println(rate);
  }
}
