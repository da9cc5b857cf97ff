package dev.tandem.kernel.time;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  TravellingClock clock() {
    return TravellingClock.system();
  }
}
