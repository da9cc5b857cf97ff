package dev.tandem.preferences;

import dev.tandem.kernel.schema.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PreferencesConfiguration {

  @Bean
  ModuleSchema preferencesSchema() {
    return new ModuleSchema("preferences");
  }
}
