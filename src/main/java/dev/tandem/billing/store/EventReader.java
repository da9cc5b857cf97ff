package dev.tandem.billing.store;

import dev.tandem.billing.account.StreamId;
import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads recorded events: those of one account, or those of all. */
@Component
public class EventReader {

  private static final int BATCH_SIZE = 1_000;

  private final JdbcClient jdbc;

  EventReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The events of one account after a version. */
  public List<RecordedEvent> readStream(StreamId stream, long since) {
    return read(
        jdbc.sql(
                """
                select position, id, stream, version, at, type, payload from billing.event
                where stream = ? and version > ? order by version\
                """)
            .params(stream.value(), since));
  }

  /**
   * Passes the events of all accounts to the consumer, in the order in which they were recorded.
   *
   * @return how many there were
   */
  public long forEachEvent(Consumer<RecordedEvent> consumer) {
    long count = 0;
    var batch = readAfter(0);
    while (!batch.isEmpty()) {
      batch.forEach(consumer);
      count += batch.size();
      batch = readAfter(batch.getLast().position());
    }
    return count;
  }

  private List<RecordedEvent> readAfter(long position) {
    return read(
        jdbc.sql(
                """
                select position, id, stream, version, at, type, payload from billing.event
                where position > ? order by position limit ?\
                """)
            .params(position, BATCH_SIZE));
  }

  private static List<RecordedEvent> read(StatementSpec query) {
    return query.query(Rows.of(EventRow.class)).list().stream()
        .map(EventRow::toRecordedEvent)
        .toList();
  }

  record EventRow(
      long position,
      UUID id,
      String stream,
      long version,
      Instant at,
      String type,
      String payload) {

    RecordedEvent toRecordedEvent() {
      var event = StoredJson.parseEvent(type, payload);
      return new RecordedEvent(position, id, new StreamId(stream), version, at, event);
    }
  }
}
