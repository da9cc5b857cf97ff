package dev.tandem.billing.store;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import dev.tandem.eventing.publishing.EventMetadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the histories of accounts: append-only, one event per stream and version, each with a hash
 * over itself and the one before (decision 0030).
 */
@Component
public class EventStore {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<Projection> projections;
  private final BillingProperties properties;
  private final JsonMapper json = JsonMapper.builder().build();

  EventStore(
      JdbcClient jdbc, Clock clock, List<Projection> projections, BillingProperties properties) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.projections = projections;
    this.properties = properties;
  }

  /** An account's state, and nobody else changes it until the transaction ends. */
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

  /** An account's state as it stands, without keeping anyone from changing it. */
  <C, S, E extends AccountEvent> S read(StreamId stream, Decider<C, S, E> decider) {
    return load(stream, decider, Long.MAX_VALUE);
  }

  private <C, S, E extends AccountEvent> S load(
      StreamId stream, Decider<C, S, E> decider, long upTo) {
    var snapshot = upTo == 0 ? null : findSnapshot(stream, decider, upTo);
    long since = snapshot == null ? 0 : snapshot.version();
    var state =
        snapshot == null
            ? decider.initial()
            : json.readValue(snapshot.state(), decider.stateType());
    var events =
        since == upTo
            ? List.<E>of()
            : readStream(stream, since).stream()
                .map(it -> decider.eventType().cast(it.event()))
                .toList();
    return decider.replay(state, events);
  }

  /** Appends what was decided, in the transaction that opened the account. */
  @Transactional(propagation = Propagation.MANDATORY)
  <C, S, E extends AccountEvent> AppendResult<S> append(
      OpenedStream<S> opened, Decider<C, S, E> decider, List<E> events) {
    var stored = new ArrayList<RecordedEvent>();
    var head = opened.head();
    var state = opened.state();
    for (E event : events) {
      var link = append(opened.stream(), head, event);
      state = decider.evolve(state, event);
      head = link.head();
      stored.add(link.recorded());
    }
    if (!events.isEmpty()) {
      updateHead(opened.stream(), head);
      saveSnapshot(opened, decider, state, head.version());
    }
    return new AppendResult<>(new OpenedStream<>(opened.stream(), state, head), stored);
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
            .params(meta.eventId(), stream.value(), version, type, payload, Timestamp.from(now))
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

  private <S> void saveSnapshot(
      OpenedStream<S> before, Decider<?, S, ?> decider, S state, long version) {
    int every = properties.snapshotEvery();
    if (version / every == before.head().version() / every) {
      return;
    }
    jdbc.sql(
            """
            insert into billing.snapshot (stream, version, shape, state) values (?, ?, ?, ?)
            on conflict (stream) do update
            set version = excluded.version, shape = excluded.shape, state = excluded.state\
            """)
        .params(
            before.stream().value(),
            version,
            stateSchemaHash(decider),
            json.writeValueAsString(state))
        .update();
  }

  private @Nullable StateSnapshot findSnapshot(
      StreamId stream, Decider<?, ?, ?> decider, long upTo) {
    return jdbc.sql(
            "select version, state from billing.snapshot where stream = ? and shape = ? and version <= ?")
        .params(stream.value(), stateSchemaHash(decider), upTo)
        .query(StateSnapshot.class)
        .optional()
        .orElse(null);
  }

  /** A snapshot of a state that has changed its components since is not read. */
  private static int stateSchemaHash(Decider<?, ?, ?> decider) {
    return List.of(decider.stateType().getRecordComponents()).toString().hashCode();
  }

  /** Of one account, after a version. */
  List<RecordedEvent> readStream(StreamId stream, long since) {
    return jdbc.sql(
            """
            select position, id, stream, version, at, type, payload from billing.event
            where stream = ? and version > ? order by version\
            """)
        .params(stream.value(), since)
        .query(this::toRecordedEvent)
        .list();
  }

  /** Of all accounts, in the order they were recorded, a batch after a position. */
  public List<RecordedEvent> readAfter(long position, int limit) {
    return jdbc.sql(
            """
            select position, id, stream, version, at, type, payload from billing.event
            where position > ? order by position limit ?\
            """)
        .params(position, limit)
        .query(this::toRecordedEvent)
        .list();
  }

  private RecordedEvent toRecordedEvent(ResultSet row, int number) throws SQLException {
    var type = EventNames.typeOf(row.getString("type"));
    return new RecordedEvent(
        row.getLong("position"),
        row.getObject("id", UUID.class),
        new StreamId(row.getString("stream")),
        row.getLong("version"),
        row.getTimestamp("at").toInstant(),
        (AccountEvent) json.readValue(row.getString("payload"), type));
  }

  record StreamHead(long version, String hash) {}

  record OpenedStream<S>(StreamId stream, S state, StreamHead head) {}

  record AppendResult<S>(OpenedStream<S> opened, List<RecordedEvent> events) {}

  private record AppendedEvent(StreamHead head, RecordedEvent recorded) {}

  record StateSnapshot(long version, String state) {}
}
