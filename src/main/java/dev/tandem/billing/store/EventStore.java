package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the histories of accounts. The store is append-only and has one event per stream and
 * version, each with a hash over its content and the previous hash (decision 0030).
 */
@Component
class EventStore {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<Projection> projections;
  private final StreamHeads heads;
  private final EventReader reader;
  private final AccountSnapshots snapshots;

  EventStore(
      JdbcClient jdbc,
      Clock clock,
      List<Projection> projections,
      StreamHeads heads,
      EventReader reader,
      AccountSnapshots snapshots) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.projections = projections;
    this.heads = heads;
    this.reader = reader;
    this.snapshots = snapshots;
  }

  /** Loads an account and locks it until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  <C, S, E extends AccountEvent> OpenedStream<S> openForUpdate(
      StreamId stream, Decider<C, S, E> decider) {
    var head = heads.lock(stream);
    return new OpenedStream<>(stream, load(stream, decider, head.version()), head);
  }

  private <C, S, E extends AccountEvent> S load(
      StreamId stream, Decider<C, S, E> decider, long version) {
    var snapshot = snapshots.find(stream, decider, version);
    if (snapshot.version() == version) {
      return snapshot.state();
    }
    var since =
        reader.readStream(stream, snapshot.version()).stream()
            .map(recorded -> decider.eventType().cast(recorded.event()))
            .toList();
    return decider.replay(snapshot.state(), since);
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
      heads.update(opened.stream(), head);
      snapshots.save(opened, decider, state, head.version());
    }
    return new AppendResult<>(state, stored);
  }

  private AppendedEvent append(StreamId stream, StreamHead head, AccountEvent event) {
    long version = head.version() + 1;
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var meta = EventMetadata.about(stream.subject(), version, now);
    var type = StoredNames.nameOf(event.getClass());
    var payload = StoredJson.format(event);
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

  private record AppendedEvent(StreamHead head, RecordedEvent recorded) {}
}
