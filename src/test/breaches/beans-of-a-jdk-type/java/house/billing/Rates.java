package house.billing;

import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Rates {
  @Bean
  ToLongFunction<UUID> rate() {
    return UUID::getLeastSignificantBits;
  }
}
