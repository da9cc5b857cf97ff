package dev.tandem.signals.gate;

import dev.tandem.kernel.persistence.Rows;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was last published about each gate. */
@Repository
class PublishedGates {

  private static final String SELECT =
      "select module, target, version, epoch, open, missing, earliest, judged_at from signals.gate ";

  private final JdbcClient jdbc;

  PublishedGates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps others from publishing the gate until the transaction ends. */
  Optional<PublishedGate> lock(Gate gate) {
    return jdbc.sql(SELECT + "where module = ? and target = ? for update")
        .params(gate.module(), gate.target().name())
        .query(Rows.of(PublishedGate.class))
        .optional();
  }

  void save(PublishedGate gate) {
    jdbc.sql(
            """
            insert into signals.gate
                   (module, target, version, epoch, open, missing, earliest, judged_at)
            values (:module, :target, :version, :epoch, :open, :missing, :earliest, :judged_at)
            on conflict (module, target) do update
               set version = excluded.version, epoch = excluded.epoch, open = excluded.open,
                   missing = excluded.missing, earliest = excluded.earliest,
                   judged_at = excluded.judged_at
            """)
        .paramSource(gate)
        .update();
  }
}
