package dev.tandem.kernel.persistence;

import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.config.JdbcConfiguration;
import org.springframework.data.jdbc.repository.config.JdbcRepositoryConfigExtension;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds Tandem's conversions to the Spring Data JDBC that Spring Boot configures, and saves the
 * detection of the dialect and the scan for entities at start-up.
 */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

  /** Given, since detecting it would take a database connection. */
  @Bean
  JdbcDialect jdbcDialect() {
    return JdbcPostgresDialect.INSTANCE;
  }

  /** None: each repository registers its own aggregate, so the class path is not scanned. */
  @Bean
  RelationalManagedTypes jdbcManagedTypes() {
    return RelationalManagedTypes.empty();
  }

  /** Spring Boot leaves the search for repositories to {@link LazyRepositories}. */
  @Bean
  JdbcRepositoryConfigExtension jdbcRepositoryConfigExtension() {
    return new JdbcRepositoryConfigExtension();
  }

  @Bean
  JdbcCustomConversions jdbcCustomConversions(
      JdbcDialect dialect, ObjectProvider<ColumnConverter<?, ?>> ofModules) {
    var all = Stream.concat(ColumnConverters.all().stream(), ofModules.stream()).toList();
    return JdbcConfiguration.createCustomConversions(dialect, all);
  }

  @Bean
  JdbcClient jdbcClient(NamedParameterJdbcOperations operations, JdbcConverter converter) {
    return new ConvertingJdbcClient(JdbcClient.create(operations), converter);
  }
}
