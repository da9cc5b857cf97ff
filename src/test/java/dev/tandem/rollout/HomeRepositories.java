package dev.tandem.rollout;

import dev.tandem.rollout.move.MoveId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
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
    var conversions =
        JdbcConfiguration.createCustomConversions(dialect, List.of(new FromId(), new ToId()));
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

  @WritingConverter
  private static final class FromId implements Converter<MoveId, UUID> {

    @Override
    public UUID convert(MoveId id) {
      return id.value();
    }
  }

  @ReadingConverter
  private static final class ToId implements Converter<UUID, MoveId> {

    @Override
    public MoveId convert(UUID value) {
      return new MoveId(value);
    }
  }
}
