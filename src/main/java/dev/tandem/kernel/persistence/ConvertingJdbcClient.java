package dev.tandem.kernel.persistence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.convert.EntityRowMapper;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SingleColumnRowMapper;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.KeyHolder;

/**
 * A {@link JdbcClient} that takes and gives the same types as repositories do: {@code Instant},
 * typed ids and enums as parameters, named or not, alone or in a list; records and aggregates as
 * rows.
 *
 * <p>Long, because the interface has a method for each way to bind and to read.
 */
final class ConvertingJdbcClient implements JdbcClient {

  private final JdbcClient client;
  private final JdbcConverter converter;
  private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

  ConvertingJdbcClient(JdbcClient client, JdbcConverter converter) {
    this.client = client;
    this.converter = converter;
  }

  @Override
  public StatementSpec sql(String sql) {
    return new Statement(client.sql(sql));
  }

  private static @Nullable Object column(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant it -> it.atOffset(ZoneOffset.UTC);
      case Identifier it -> IdentifierType.value(it);
      case Enum<?> it -> it.name();
      case ZoneId it -> it.getId();
      case Collection<?> it -> it.stream().map(ConvertingJdbcClient::column).toList();
      default -> value;
    };
  }

  @SuppressWarnings("unchecked")
  private <T> RowMapper<T> mapper(Class<T> type) {
    return (RowMapper<T>) mappers.computeIfAbsent(type, this::createMapper);
  }

  private RowMapper<?> createMapper(Class<?> type) {
    if (Identifier.class.isAssignableFrom(type) || type == Instant.class) {
      return (row, number) -> converter.getConversionService().convert(row.getObject(1), type);
    }
    RelationalPersistentEntity<?> entity = converter.getMappingContext().getPersistentEntity(type);
    return entity == null
        ? new SingleColumnRowMapper<>(type)
        : new EntityRowMapper<>(entity, converter);
  }

  private final class Statement implements StatementSpec {

    private StatementSpec statement;

    private Statement(StatementSpec statement) {
      this.statement = statement;
    }

    private StatementSpec with(StatementSpec changed) {
      statement = changed;
      return this;
    }

    @Override
    public StatementSpec withFetchSize(int fetchSize) {
      return with(statement.withFetchSize(fetchSize));
    }

    @Override
    public StatementSpec withMaxRows(int maxRows) {
      return with(statement.withMaxRows(maxRows));
    }

    @Override
    public StatementSpec withQueryTimeout(int seconds) {
      return with(statement.withQueryTimeout(seconds));
    }

    @Override
    public StatementSpec param(@Nullable Object value) {
      return with(statement.param(column(value)));
    }

    @Override
    public StatementSpec param(int index, @Nullable Object value) {
      return with(statement.param(index, column(value)));
    }

    @Override
    public StatementSpec param(int index, @Nullable Object value, int sqlType) {
      return with(statement.param(index, column(value), sqlType));
    }

    @Override
    public StatementSpec param(String name, @Nullable Object value) {
      return with(statement.param(name, column(value)));
    }

    @Override
    public StatementSpec param(String name, @Nullable Object value, int sqlType) {
      return with(statement.param(name, column(value), sqlType));
    }

    @Override
    public StatementSpec params(@Nullable Object... values) {
      return params(Arrays.asList(values));
    }

    @Override
    public StatementSpec params(List<?> values) {
      values.forEach(this::param);
      return this;
    }

    @Override
    public StatementSpec params(Map<String, ?> values) {
      values.forEach(this::param);
      return this;
    }

    /** The columns of a record and of the records embedded in it, as parameters of their names. */
    @Override
    public StatementSpec paramSource(Object row) {
      bind(row, converter.getMappingContext().getRequiredPersistentEntity(row.getClass()));
      return this;
    }

    private void bind(@Nullable Object row, RelationalPersistentEntity<?> entity) {
      var values = row == null ? null : entity.getPropertyAccessor(row);
      for (var property : entity) {
        var value = values == null ? null : values.getProperty(property);
        if (property.isEmbedded()) {
          bind(value, converter.getMappingContext().getRequiredPersistentEntity(property));
        } else if (!property.isEntity()) {
          param(property.getColumnName().getReference(), value);
        }
      }
    }

    @Override
    public StatementSpec paramSource(SqlParameterSource values) {
      return with(statement.paramSource(values));
    }

    @Override
    public ResultQuerySpec query() {
      return statement.query();
    }

    @Override
    public <T> MappedQuerySpec<@Nullable T> query(Class<T> type) {
      return statement.query((RowMapper<@Nullable T>) mapper(type));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends @Nullable Object> MappedQuerySpec<T> query(RowMapper<T> mapper) {
      return statement.query(
          mapper instanceof Rows<?> rows ? (RowMapper<T>) mapper(rows.type()) : mapper);
    }

    @Override
    public void query(RowCallbackHandler handler) {
      statement.query(handler);
    }

    @Override
    public <T extends @Nullable Object> T query(ResultSetExtractor<T> extractor) {
      return statement.query(extractor);
    }

    @Override
    public int update() {
      return statement.update();
    }

    @Override
    public int update(KeyHolder keys) {
      return statement.update(keys);
    }

    @Override
    public int update(KeyHolder keys, String... columns) {
      return statement.update(keys, columns);
    }
  }
}
