package dev.tandem.kernel.persistence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A statement that converts its parameters and its rows. */
final class ConvertingStatement extends ForwardingStatement {

  private final RecordParameters records;
  private final ConvertingRowMappers mappers;

  ConvertingStatement(
      StatementSpec statement, RecordParameters records, ConvertingRowMappers mappers) {
    super(statement);
    this.records = records;
    this.mappers = mappers;
  }

  @Override
  public StatementSpec param(@Nullable Object value) {
    return with(statement.param(ColumnValue.of(value)));
  }

  @Override
  public StatementSpec param(int index, @Nullable Object value) {
    return with(statement.param(index, ColumnValue.of(value)));
  }

  @Override
  public StatementSpec param(int index, @Nullable Object value, int sqlType) {
    return with(statement.param(index, ColumnValue.of(value), sqlType));
  }

  @Override
  public StatementSpec param(String name, @Nullable Object value) {
    return with(statement.param(name, ColumnValue.of(value)));
  }

  @Override
  public StatementSpec param(String name, @Nullable Object value, int sqlType) {
    return with(statement.param(name, ColumnValue.of(value), sqlType));
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

  @Override
  public StatementSpec paramSource(Object row) {
    records.bind(row, this::param);
    return this;
  }

  @Override
  public <T> MappedQuerySpec<@Nullable T> query(Class<T> type) {
    return statement.query((RowMapper<@Nullable T>) mappers.of(type));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends @Nullable Object> MappedQuerySpec<T> query(RowMapper<T> mapper) {
    return statement.query(
        mapper instanceof Rows<?> rows ? (RowMapper<T>) mappers.of(rows.type()) : mapper);
  }
}
