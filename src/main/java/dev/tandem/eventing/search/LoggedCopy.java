package dev.tandem.eventing.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log. An event from the broker has one for each module of this process that gets it.
 *
 * @param incomplete whether the search has reached one of its limits
 */
record LoggedCopy(
    UUID eventId,
    int partition,
    long position,
    String name,
    UUID key,
    Instant recordedAt,
    @Nullable UUID causationId,
    @Nullable String trace,
    @Nullable String targetModule,
    boolean incomplete) {

  static LoggedCopy of(ResultSet row) throws SQLException {
    return new LoggedCopy(
        row.getObject("event_id", UUID.class),
        row.getInt("partition"),
        row.getLong("position"),
        row.getString("name"),
        row.getObject("key", UUID.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("causation_id", UUID.class),
        row.getString("trace"),
        row.getString("target_module"),
        row.getBoolean("incomplete"));
  }
}
