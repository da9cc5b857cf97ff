package dev.tandem.rollout;

import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.move.JdbcMoveJournal;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.DatabaseProperties;
import java.time.Clock;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class RolloutConfiguration {

  static final String SCHEMA = "rollout";

  @Bean
  ModuleSchema rolloutSchema() {
    return new ModuleSchema(SCHEMA);
  }

  @Bean
  IdempotentRequests rolloutRequests(JdbcClient jdbc, ObjectMapper json) {
    return new IdempotentRequests(jdbc, json, SCHEMA);
  }

  @Bean
  ModuleDatabases moduleDatabases(JdbcConnectionDetails home, RolloutProperties properties) {
    return new ModuleDatabases(
        new DatabaseProperties(home.getJdbcUrl(), home.getUsername(), home.getPassword()),
        properties);
  }

  /** Wired here, as the package {@code move} does not know {@code replication}. */
  @Bean
  JdbcMoveJournal moveJournal(
      ModuleDatabases databases,
      JdbcClient jdbc,
      JdbcConverter converter,
      TransactionTemplate transaction,
      RouteChanger routeChanger,
      Clock clock) {
    return new JdbcMoveJournal(
        databases.homeDataSource(), jdbc, converter, transaction, routeChanger, clock);
  }
}
