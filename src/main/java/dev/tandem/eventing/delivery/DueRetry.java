package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A failed delivery that may be retried. */
record DueRetry(UUID id, String subscription, int attempts, LoggedEvent event) {

  static DueRetry of(ResultSet row) throws SQLException {
    var event =
        new LoggedEvent(
            0,
            row.getInt("partition"),
            row.getLong("position"),
            row.getObject("event_id", UUID.class),
            row.getString("name"),
            row.getObject("key", UUID.class),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
            row.getObject("event_id", UUID.class),
            null,
            row.getString("trace"),
            0,
            null,
            row.getString("payload"));
    return new DueRetry(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        row.getInt("attempts"),
        event);
  }
}
