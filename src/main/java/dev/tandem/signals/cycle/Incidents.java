package dev.tandem.signals.cycle;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.rollout.events.RolledBack;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The roll backs. */
@Repository
public class Incidents {

  private final JdbcClient jdbc;

  Incidents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(RolledBack event) {
    jdbc.sql(
            """
            insert into signals.incident (event_id, module, at, from_stage, signal, reason)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            event.meta().eventId(),
            event.module(),
            event.meta().occurredAt(),
            event.from(),
            event.signal(),
            event.reason())
        .update();
  }

  public List<Incident> in(Cycle cycle) {
    return jdbc.sql(
            """
            select event_id, module, at, from_stage, signal, reason
              from signals.incident where at >= ? and at < ? order by at
            """)
        .params(cycle.start(), cycle.end())
        .query(Rows.of(Incident.class))
        .list();
  }
}
