package dev.tandem.signals.cycle;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.rollout.events.RouteChanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every change of a route that was heard of. */
@Repository
public class StageHistory {

  private static final String SELECT =
      """
      select module, epoch, from_stage, to_stage, at, operator, reason from signals.stage_change
      """;

  private final JdbcClient jdbc;

  StageHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Once, however often it is heard. */
  public void add(RouteChanged event) {
    jdbc.sql(
            """
            insert into signals.stage_change
                   (module, epoch, from_stage, to_stage, at, operator, reason)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(event.module(), event.epoch(), event.from(), event.to(), event.meta().occurredAt())
        .param(event.by())
        .param(event.reason())
        .update();
  }

  /** The modules of whose stages something was heard. */
  public List<String> modules() {
    return jdbc.sql("select distinct module from signals.stage_change order by module")
        .query(Rows.of(String.class))
        .list();
  }

  public List<StageStay> stays(String module) {
    return StageStay.of(
        jdbc.sql(SELECT + "where module = ? order by epoch")
            .param(module)
            .query(Rows.of(StageChange.class))
            .list());
  }

  public Optional<StageStay> current(String module) {
    return stays(module).stream().reduce((_, later) -> later);
  }

  public List<StageChange> in(Cycle cycle) {
    return jdbc.sql(SELECT + "where at >= ? and at < ? order by at, module")
        .params(cycle.start(), cycle.end())
        .query(Rows.of(StageChange.class))
        .list();
  }

  /** When the first change was heard of; empty if none was. */
  public Optional<Instant> beginning() {
    return jdbc.sql("select at from signals.stage_change order by at limit 1")
        .query(Rows.of(Instant.class))
        .optional();
  }
}
