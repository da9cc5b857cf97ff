package dev.tandem.kernel.persistence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;

/** The value that a column takes for a parameter of a statement. */
final class ColumnValue {

  private ColumnValue() {}

  /**
   * @param value may be a collection of values
   */
  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant it -> it.atOffset(ZoneOffset.UTC);
      case Identifier it -> IdentifierType.value(it);
      case Enum<?> it -> it.name();
      case ZoneId it -> it.getId();
      case Collection<?> it -> it.stream().map(ColumnValue::of).toList();
      default -> value;
    };
  }
}
