package dev.tandem.kernel.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as the driver takes and gives them. */
public final class Timestamps {

  private Timestamps() {}

  public static OffsetDateTime toTimestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  public static @Nullable OffsetDateTime toNullableTimestamp(@Nullable Instant instant) {
    return instant == null ? null : toTimestamp(instant);
  }

  public static Instant readInstant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable Instant readNullableInstant(ResultSet row, String column)
      throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
