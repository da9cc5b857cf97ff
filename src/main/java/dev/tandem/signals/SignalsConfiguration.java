package dev.tandem.signals;

import dev.tandem.kernel.schema.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SignalsConfiguration {

  @Bean
  ModuleSchema signalsSchema() {
    return new ModuleSchema("signals");
  }
}
