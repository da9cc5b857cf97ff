package house.recommendations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Resolving {
  @Bean(defaultCandidate = false)
  org.springframework.web.servlet.HandlerExceptionResolver all() {
    return (a, b, c, d) -> null;
  }
}
