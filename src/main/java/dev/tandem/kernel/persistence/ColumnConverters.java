package dev.tandem.kernel.persistence;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/**
 * The conversions that Spring Data JDBC lacks. It converts {@code Instant}, enums and lists by
 * itself.
 */
final class ColumnConverters {

  private ColumnConverters() {}

  static List<Object> all() {
    return List.of(new FromId(), new ToId(), new FromZone(), new ToZone());
  }

  @WritingConverter
  private static final class FromId implements Converter<Identifier, UUID> {

    @Override
    public UUID convert(Identifier id) {
      return (UUID) IdentifierType.value(id);
    }
  }

  @ReadingConverter
  private static final class ToId implements ConverterFactory<UUID, Identifier> {

    @Override
    public <T extends Identifier> Converter<UUID, T> getConverter(Class<T> type) {
      return value -> IdentifierType.create(type, value);
    }
  }

  @WritingConverter
  private static final class FromZone implements Converter<ZoneId, String> {

    @Override
    public String convert(ZoneId zone) {
      return zone.getId();
    }
  }

  @ReadingConverter
  private static final class ToZone implements Converter<String, ZoneId> {

    @Override
    public ZoneId convert(String id) {
      return ZoneId.of(id);
    }
  }
}
