package dev.tandem.kernel.persistence;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jmolecules.ddd.types.Identifier;
import org.springframework.data.jdbc.core.convert.EntityRowMapper;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SingleColumnRowMapper;

/** Maps rows to records and aggregates, and single columns to ids, instants and simple values. */
final class ConvertingRowMappers {

  private final JdbcConverter converter;
  private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

  ConvertingRowMappers(JdbcConverter converter) {
    this.converter = converter;
  }

  @SuppressWarnings("unchecked")
  <T> RowMapper<T> of(Class<T> type) {
    return (RowMapper<T>) mappers.computeIfAbsent(type, this::create);
  }

  private RowMapper<?> create(Class<?> type) {
    if (Identifier.class.isAssignableFrom(type) || type == Instant.class) {
      return (row, number) -> converter.getConversionService().convert(row.getObject(1), type);
    }
    RelationalPersistentEntity<?> entity = converter.getMappingContext().getPersistentEntity(type);
    return entity == null
        ? new SingleColumnRowMapper<>(type)
        : new EntityRowMapper<>(entity, converter);
  }
}
