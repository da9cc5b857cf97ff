package dev.tandem.billing;

import dev.tandem.kernel.schema.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BillingConfiguration {

  @Bean
  ModuleSchema billingSchema() {
    return new ModuleSchema("billing");
  }
}
