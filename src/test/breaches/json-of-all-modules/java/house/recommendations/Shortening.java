package house.recommendations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

@Configuration
class Shortening {
  @Bean
  JacksonModule cents() {
    return new SimpleModule("cents");
  }
}
