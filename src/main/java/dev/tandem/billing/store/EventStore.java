package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the histories of accounts. The store is append-only and has one event per stream and
 * version, each with a hash over its content and the previous hash (decision 0030).
 */
@Component
public class EventStore {

  private static final int BATCH_SIZE = 1_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<Projection> projections;
  private final AccountSnapshots snapshots;
  private final JsonMapper json = JsonMapper.builder().build();

  EventStore(
      JdbcClient jdbc, Clock clock, List<Projection> projections, AccountSnapshots snapshots) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.projections = projections;
    this.snapshots = snapshots;
  }

  /** Loads an account and locks it until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  <C, S, E extends AccountEvent> OpenedStream<S> openForUpdate(
      StreamId stream, Decider<C, S, E> decider) {
    jdbc.sql(
            "insert into billing.stream (id, version, hash) values (?, 0, '') on conflict do nothing")
        .params(stream.value())
        .update();
    var head =
        jdbc.sql("select version, hash from billing.stream where id = ? for update")
            .params(stream.value())
            .query(StreamHead.class)
            .single();
    return new OpenedStream<>(stream, load(stream, decider, head.version()), head);
  }

  private <C, S, E extends AccountEvent> S load(
      StreamId stream, Decider<C, S, E> decider, long version) {
    var snapshot = snapshots.find(stream, decider, version);
    long since = snapshot.version();
    var state = snapshot.state();
    return since == version
        ? state
        : decider.replay(state, readEvents(stream, since, decider.eventType()));
  }

  private <E extends AccountEvent> List<E> readEvents(StreamId stream, long since, Class<E> type) {
    return readStream(stream, since).stream().map(it -> type.cast(it.event())).toList();
  }

  /** Appends events in the transaction that opened the account. */
  @Transactional(propagation = Propagation.MANDATORY)
  <C, S, E extends AccountEvent> AppendResult<S> append(
      OpenedStream<S> opened, Decider<C, S, E> decider, List<E> events) {
    var stored = new ArrayList<RecordedEvent>();
    var head = opened.head();
    var state = opened.state();
    for (E event : events) {
      var appended = append(opened.stream(), head, event);
      state = decider.evolve(state, event);
      head = appended.head();
      stored.add(appended.recorded());
    }
    if (!events.isEmpty()) {
      updateHead(opened.stream(), head);
      snapshots.save(opened, decider, state, head.version());
    }
    return new AppendResult<>(state, stored);
  }

  private AppendedEvent append(StreamId stream, StreamHead head, AccountEvent event) {
    long version = head.version() + 1;
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var meta = EventMetadata.about(stream.subject(), version, now);
    var type = EventNames.nameOf(event.getClass());
    var payload = json.writeValueAsString(event);
    var hash = HashChain.hash(head.hash(), stream.value(), version, type, payload, now);
    long position =
        jdbc.sql(
                """
                insert into billing.event (id, stream, version, type, payload, at, cause, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning position\
                """)
            .params(meta.eventId(), stream.value(), version, type, payload, now)
            .param(meta.causationId())
            .param(hash)
            .query(Long.class)
            .single();
    var recorded = new RecordedEvent(position, meta.eventId(), stream, version, now, event);
    projections.forEach(it -> it.apply(recorded));
    return new AppendedEvent(new StreamHead(version, hash), recorded);
  }

  private void updateHead(StreamId stream, StreamHead head) {
    jdbc.sql("update billing.stream set version = ?, hash = ? where id = ?")
        .params(head.version(), head.hash(), stream.value())
        .update();
  }

  /** The events of one account after a version. */
  List<RecordedEvent> readStream(StreamId stream, long since) {
    return jdbc
        .sql(
            """
            select position, id, stream, version, at, type, payload from billing.event
            where stream = ? and version > ? order by version\
            """)
        .params(stream.value(), since)
        .query(Rows.of(EventRow.class))
        .list()
        .stream()
        .map(this::toRecordedEvent)
        .toList();
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
    return jdbc
        .sql(
            """
            select position, id, stream, version, at, type, payload from billing.event
            where position > ? order by position limit ?\
            """)
        .params(position, BATCH_SIZE)
        .query(Rows.of(EventRow.class))
        .list()
        .stream()
        .map(this::toRecordedEvent)
        .toList();
  }

  private RecordedEvent toRecordedEvent(EventRow row) {
    var event = (AccountEvent) json.readValue(row.payload(), EventNames.typeOf(row.type()));
    return new RecordedEvent(
        row.position(), row.id(), new StreamId(row.stream()), row.version(), row.at(), event);
  }

  record StreamHead(long version, String hash) {}

  record OpenedStream<S>(StreamId stream, S state, StreamHead head) {}

  record AppendResult<S>(S state, List<RecordedEvent> events) {}

  private record AppendedEvent(StreamHead head, RecordedEvent recorded) {}

  record EventRow(
      long position,
      UUID id,
      String stream,
      long version,
      Instant at,
      String type,
      String payload) {}
}
