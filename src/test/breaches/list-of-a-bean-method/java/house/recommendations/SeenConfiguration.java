package house.recommendations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SeenConfiguration {
  @Bean
  Seen seen() {
    return new Seen();
  }
}
