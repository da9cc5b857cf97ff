package dev.tandem.members;

import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.web.IdempotentRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class MembersConfiguration {

  @Bean
  ModuleSchema membersSchema() {
    return new ModuleSchema("members");
  }

  @Bean
  IdempotentRequests membersRequests(JdbcClient jdbc, ObjectMapper json) {
    return new IdempotentRequests(jdbc, json, "members");
  }
}
