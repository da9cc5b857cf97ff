package house.recommendations;

import jakarta.servlet.Filter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Watching {
  @Bean(defaultCandidate = false)
  Filter watch() {
    return (request, response, chain) -> chain.doFilter(request, response);
  }
}
