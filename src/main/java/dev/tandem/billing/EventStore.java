package dev.tandem.billing;

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
class EventStore {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<Projection> projections;
  private final BillingSettings settings;
  private final JsonMapper json = JsonMapper.builder().build();

  EventStore(JdbcClient jdbc, Clock clock, List<Projection> projections, BillingSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.projections = projections;
    this.settings = settings;
  }

  /** An account's state, and nobody else changes it until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  <C, S, E extends AccountEvent> Opened<S> open(StreamId stream, Decider<C, S, E> decider) {
    jdbc.sql(
            "insert into billing.stream (id, version, hash) values (?, 0, '') on conflict do nothing")
        .params(stream.value())
        .update();
    var head =
        jdbc.sql("select version, hash from billing.stream where id = ? for update")
            .params(stream.value())
            .query(Head.class)
            .single();
    return new Opened<>(stream, load(stream, decider, head.version()), head);
  }

  /** An account's state as it stands, without keeping anyone from changing it. */
  <C, S, E extends AccountEvent> S peek(StreamId stream, Decider<C, S, E> decider) {
    return load(stream, decider, Long.MAX_VALUE);
  }

  private <C, S, E extends AccountEvent> S load(
      StreamId stream, Decider<C, S, E> decider, long upTo) {
    var snapshot = upTo == 0 ? null : snapshot(stream, decider, upTo);
    long since = snapshot == null ? 0 : snapshot.version();
    var state =
        snapshot == null
            ? decider.initial()
            : json.readValue(snapshot.state(), decider.stateType());
    var events =
        since == upTo
            ? List.<E>of()
            : history(stream, since).stream()
                .map(it -> decider.eventType().cast(it.event()))
                .toList();
    return decider.replay(state, events);
  }

  /** Appends what was decided, in the transaction that opened the account. */
  @Transactional(propagation = Propagation.MANDATORY)
  <C, S, E extends AccountEvent> Appended<S> append(
      Opened<S> opened, Decider<C, S, E> decider, List<E> events) {
    var stored = new ArrayList<Recorded>();
    var head = opened.head();
    var state = opened.state();
    for (E event : events) {
      var link = append(opened.stream(), head, event);
      state = decider.evolve(state, event);
      head = link.head();
      stored.add(link.recorded());
    }
    if (!events.isEmpty()) {
      moveHead(opened.stream(), head);
      keepSnapshot(opened, decider, state, head.version());
    }
    return new Appended<>(new Opened<>(opened.stream(), state, head), stored);
  }

  private Link append(StreamId stream, Head head, AccountEvent event) {
    long version = head.version() + 1;
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var meta = EventMetadata.about(stream.subject(), version, now);
    var type = EventNames.of(event.getClass());
    var payload = json.writeValueAsString(event);
    var hash = HashChain.link(head.hash(), stream.value(), version, type, payload, now);
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
    var recorded = new Recorded(position, meta.eventId(), stream, version, now, event);
    projections.forEach(it -> it.apply(recorded));
    return new Link(new Head(version, hash), recorded);
  }

  private void moveHead(StreamId stream, Head head) {
    jdbc.sql("update billing.stream set version = ?, hash = ? where id = ?")
        .params(head.version(), head.hash(), stream.value())
        .update();
  }

  private <S> void keepSnapshot(Opened<S> before, Decider<?, S, ?> decider, S state, long version) {
    int every = settings.snapshotEvery();
    if (version / every == before.head().version() / every) {
      return;
    }
    jdbc.sql(
            """
            insert into billing.snapshot (stream, version, shape, state) values (?, ?, ?, ?)
            on conflict (stream) do update
            set version = excluded.version, shape = excluded.shape, state = excluded.state\
            """)
        .params(before.stream().value(), version, shape(decider), json.writeValueAsString(state))
        .update();
  }

  private @Nullable Snapshot snapshot(StreamId stream, Decider<?, ?, ?> decider, long upTo) {
    return jdbc.sql(
            "select version, state from billing.snapshot where stream = ? and shape = ? and version <= ?")
        .params(stream.value(), shape(decider), upTo)
        .query(Snapshot.class)
        .optional()
        .orElse(null);
  }

  /** A snapshot of a state that has changed its components since is not read. */
  private static int shape(Decider<?, ?, ?> decider) {
    return List.of(decider.stateType().getRecordComponents()).toString().hashCode();
  }

  /** Of one account, after a version. */
  List<Recorded> history(StreamId stream, long since) {
    return jdbc.sql(
            """
            select position, id, stream, version, at, type, payload from billing.event
            where stream = ? and version > ? order by version\
            """)
        .params(stream.value(), since)
        .query(this::recorded)
        .list();
  }

  /** Of all accounts, in the order they were recorded, a batch after a position. */
  List<Recorded> after(long position, int limit) {
    return jdbc.sql(
            """
            select position, id, stream, version, at, type, payload from billing.event
            where position > ? order by position limit ?\
            """)
        .params(position, limit)
        .query(this::recorded)
        .list();
  }

  private Recorded recorded(ResultSet row, int number) throws SQLException {
    var type = EventNames.type(row.getString("type"));
    return new Recorded(
        row.getLong("position"),
        row.getObject("id", UUID.class),
        new StreamId(row.getString("stream")),
        row.getLong("version"),
        row.getTimestamp("at").toInstant(),
        (AccountEvent) json.readValue(row.getString("payload"), type));
  }

  record Head(long version, String hash) {}

  record Opened<S>(StreamId stream, S state, Head head) {}

  record Appended<S>(Opened<S> opened, List<Recorded> events) {}

  private record Link(Head head, Recorded recorded) {}

  record Snapshot(long version, String state) {}
}
