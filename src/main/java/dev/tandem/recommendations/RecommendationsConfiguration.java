package dev.tandem.recommendations;

import dev.tandem.kernel.schema.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RecommendationsConfiguration {

  public static final String SCHEMA = "recommendations";

  @Bean
  ModuleSchema recommendationsSchema() {
    return new ModuleSchema(SCHEMA);
  }
}
