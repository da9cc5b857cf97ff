package dev.tandem.rollout;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.convert.QueryMappingConfiguration;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.config.JdbcConfiguration;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactory;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Repositories of a database, without an application context. */
public record HomeRepositories(JdbcConverter converter, JdbcAggregateOperations aggregates) {

  public static HomeRepositories of(DataSource database) {
    var dialect = JdbcPostgresDialect.INSTANCE;
    var jdbc = new NamedParameterJdbcTemplate(database);
    var conversions = JdbcConfiguration.createCustomConversions(dialect, List.of());
    var context =
        JdbcConfiguration.createMappingContext(
            RelationalManagedTypes.empty(), conversions, DefaultNamingStrategy.INSTANCE);
    var converter =
        JdbcConfiguration.createConverter(
            context, jdbc, (id, path) -> List.of(), conversions, dialect);
    var access =
        JdbcConfiguration.createDataAccessStrategy(
            jdbc, converter, QueryMappingConfiguration.EMPTY, dialect);
    return new HomeRepositories(converter, new JdbcAggregateTemplate(converter, access));
  }

  public <T> T create(Class<T> repository) {
    return new JdbcRepositoryFactory(aggregates).getRepository(repository);
  }
}
