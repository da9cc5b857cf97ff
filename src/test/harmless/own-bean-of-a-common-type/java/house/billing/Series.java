package house.billing;

import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

@Configuration
class Series {
  @Bean
  Supplier<String> series() {
    return () -> "2026";
  }

  @Component
  static class Reader {
    private final Supplier<String> names;

    Reader(@Qualifier("series") Supplier<String> names) {
      this.names = names;
    }

    String read() {
      return names.get();
    }
  }
}
