package dev.tandem.billing.store;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores the state of an account every so many events, so that loading it replays few of them. */
@Component
class AccountSnapshots {

  private final JdbcClient jdbc;
  private final BillingProperties properties;
  private final JsonMapper json = JsonMapper.builder().build();

  AccountSnapshots(JdbcClient jdbc, BillingProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  record Snapshot<S>(long version, S state) {}

  record SnapshotRow(long version, String state) {}

  /** The latest snapshot up to a version; the initial state, at version 0, if there is none. */
  <S> Snapshot<S> find(StreamId stream, Decider<?, S, ?> decider, long upTo) {
    if (upTo == 0) {
      return new Snapshot<>(0, decider.initial());
    }
    return jdbc.sql(
            "select version, state from billing.snapshot where stream = ? and shape = ? and version <= ?")
        .params(stream.value(), stateSchemaHash(decider), upTo)
        .query(SnapshotRow.class)
        .optional()
        .map(row -> new Snapshot<>(row.version(), json.readValue(row.state(), decider.stateType())))
        .orElseGet(() -> new Snapshot<>(0, decider.initial()));
  }

  /** Replaces the account's snapshot if it has passed a multiple of {@code snapshotEvery}. */
  <S> void save(OpenedStream<S> before, Decider<?, S, ?> decider, S state, long version) {
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

  /** Changes with the components of the state's record, so that older snapshots are ignored. */
  private static int stateSchemaHash(Decider<?, ?, ?> decider) {
    return List.of(decider.stateType().getRecordComponents()).toString().hashCode();
  }
}
