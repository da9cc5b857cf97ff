package house.recommendations;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

@Configuration
class Model {
  @Bean
  Supplier<String> model() {
    return () -> "trained in spring";
  }

  @Component
  static class Reader {
    private final Supplier<String> model;

    Reader(Supplier<String> model) {
      this.model = model;
    }

    String read() {
      return model.get();
    }
  }
}
