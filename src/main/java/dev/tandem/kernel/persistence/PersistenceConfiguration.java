package dev.tandem.kernel.persistence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.config.JdbcConfiguration;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Spring Data JDBC as Spring Boot sets it up, with Tandem's conversions and without its searches.
 */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

  /** Named, as finding it out takes a connection. */
  @Bean
  JdbcDialect jdbcDialect() {
    return JdbcPostgresDialect.INSTANCE;
  }

  /** None in advance: a repository makes its aggregate known, so no class path is scanned. */
  @Bean
  RelationalManagedTypes jdbcManagedTypes() {
    return RelationalManagedTypes.empty();
  }

  @Bean
  JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
    return JdbcConfiguration.createCustomConversions(dialect, ColumnConverters.all());
  }

  @Bean
  JdbcClient jdbcClient(NamedParameterJdbcOperations operations, JdbcConverter converter) {
    return new ConvertingJdbcClient(JdbcClient.create(operations), converter);
  }
}
