package dev.tandem.rollout.gate;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Timestamps;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.rollout.verdict.GateJudged;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was last heard of each gate. */
@Repository
class HeardGates {

  private final JdbcClient jdbc;

  HeardGates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<HeardGate> find(String module, Stage target) {
    return jdbc.sql(
            """
            select module, target, epoch, open, missing, earliest, judged_at
              from rollout.gate where module = ? and target = ?
            """)
        .params(module, target.name())
        .query(Rows.of(HeardGate.class))
        .optional();
  }

  /** Keeps the latest. */
  void save(GateJudged event) {
    jdbc.sql(
            """
            insert into rollout.gate (module, target, epoch, open, missing, earliest, judged_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (module, target) do update
               set epoch = excluded.epoch, open = excluded.open, missing = excluded.missing,
                   earliest = excluded.earliest, judged_at = excluded.judged_at
             where gate.judged_at <= excluded.judged_at
            """)
        .params(event.module(), event.target(), event.epoch(), event.open(), event.missing())
        .param(Timestamps.toNullableTimestamp(event.earliest()))
        .param(Timestamps.toTimestamp(event.meta().occurredAt()))
        .update();
  }
}
