package dev.tandem.kernel.persistence;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;

/** Reads the columns of a record, and of the records embedded in it, as named parameters. */
record RecordParameters(JdbcConverter converter) {

  /**
   * @param binding takes the name and the value of each column
   */
  void bind(Object row, BiConsumer<String, @Nullable Object> binding) {
    var entity = converter.getMappingContext().getRequiredPersistentEntity(row.getClass());
    bind(row, entity, binding);
  }

  private void bind(
      @Nullable Object row,
      RelationalPersistentEntity<?> entity,
      BiConsumer<String, @Nullable Object> binding) {
    var values = row == null ? null : entity.getPropertyAccessor(row);
    for (var property : entity) {
      var value = values == null ? null : values.getProperty(property);
      if (property.isEmbedded()) {
        bind(value, converter.getMappingContext().getRequiredPersistentEntity(property), binding);
      } else if (!property.isEntity()) {
        binding.accept(property.getColumnName().getReference(), value);
      }
    }
  }
}
