package dev.tandem.eventing.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statement that appends one event to the log. */
final class LogAppend {

  private static final String PARTITION_SEQUENCES =
      IntStream.range(0, Partitioner.PARTITION_COUNT)
          .mapToObj(number -> "'eventing.partition_" + number + "'::regclass")
          .collect(Collectors.joining(", ", "(array[", "])"));

  /** Fails if the publishing module is fenced here; an event from the broker brings its epoch. */
  static final String SQL =
      """
      insert into eventing.event_log
        (partition, position, event_id, name, key, correlation_id, causation_id, trace, payload,
         target_module, epoch)
      values (?, nextval(%s[? + 1]), ?, ?, ?, ?, ?, ?, ?, ?,
              coalesce(?::bigint,
                       (select case when writable then epoch
                                    else eventing.raise_not_writable(module) end
                          from eventing.module_ownership where module = ?), 0))
      """
          .formatted(PARTITION_SEQUENCES);

  private LogAppend() {}

  static void bind(PreparedStatement statement, PendingEvent event) throws SQLException {
    var meta = event.meta();
    statement.setInt(1, event.partition());
    statement.setInt(2, event.partition());
    statement.setObject(3, meta.eventId());
    statement.setString(4, event.name());
    statement.setObject(5, meta.aggregateId());
    statement.setObject(6, meta.correlationId());
    statement.setObject(7, meta.causationId());
    statement.setString(8, event.trace());
    statement.setString(9, event.payload());
    statement.setString(10, event.targetModule());
    statement.setObject(11, event.epoch(), Types.BIGINT);
    statement.setString(12, event.publisher());
  }
}
