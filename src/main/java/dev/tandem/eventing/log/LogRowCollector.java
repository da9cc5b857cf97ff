package dev.tandem.eventing.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Collects the rows of one read of the log into a slice per partition. */
final class LogRowCollector implements RowCallbackHandler {

  private final Map<Integer, List<LoggedEvent>> eventsByPartition = new HashMap<>();
  private Set<Integer> partitionsWithHeldKeys = Set.of();
  private long xmin;

  /** The first row may have no event: then nothing is unread. */
  @Override
  public void processRow(ResultSet row) throws SQLException {
    if (xmin == 0) {
      xmin = row.getLong("xmin");
      partitionsWithHeldKeys = Set.of((Integer[]) row.getArray("held_partitions").getArray());
    }
    if (row.getString("name") != null) {
      var event = loggedEvent(row);
      eventsByPartition
          .computeIfAbsent(event.partition(), partition -> new ArrayList<>())
          .add(event);
    }
  }

  LogSlice slice(int partition) {
    return new LogSlice(
        eventsByPartition.getOrDefault(partition, List.of()),
        xmin,
        partitionsWithHeldKeys.contains(partition));
  }

  private static LoggedEvent loggedEvent(ResultSet row) throws SQLException {
    return new LoggedEvent(
        row.getInt("segment"),
        row.getInt("partition"),
        row.getLong("position"),
        row.getObject("event_id", UUID.class),
        row.getString("name"),
        row.getObject("key", UUID.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("correlation_id", UUID.class),
        row.getObject("causation_id", UUID.class),
        row.getString("trace"),
        row.getLong("epoch"),
        row.getString("target_module"),
        row.getString("payload"));
  }
}
