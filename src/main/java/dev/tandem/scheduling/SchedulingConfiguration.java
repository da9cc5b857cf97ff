package dev.tandem.scheduling;

import dev.tandem.kernel.schema.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

  @Bean
  ModuleSchema schedulingSchema() {
    return new ModuleSchema("scheduling");
  }
}
