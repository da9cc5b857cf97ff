package house.recommendations;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Proceeding {
  @Bean(autowireCandidate = false)
  static BeanPostProcessor watch() {
    return new BeanPostProcessor() {};
  }
}
