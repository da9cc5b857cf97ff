package dev.tandem.signals.cycle;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CycleProperties.class)
class CycleConfiguration {

  @Bean
  CycleCalendar cycleCalendar(CycleProperties properties) {
    return new CycleCalendar(properties.cycleDays());
  }
}
