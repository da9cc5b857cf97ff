package dev.tandem.signals.gate;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.signals.cycle.StageStay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The waivers that were asked for, for ever. */
@Repository
public class GateWaivers {

  private static final String SELECT =
      """
      select id, module, target, stay_since, asked_by, reason, asked_at, confirmed_by, confirmed_at
        from signals.gate_waiver
      """;

  private final JdbcClient jdbc;

  GateWaivers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<GateWaiver> of(StageStay stay) {
    return jdbc.sql(SELECT + "where module = ? and stay_since = ? order by target")
        .params(stay.module(), stay.since())
        .query(Rows.of(GateWaiver.class))
        .list();
  }

  Optional<GateWaiver> find(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(Rows.of(GateWaiver.class)).optional();
  }

  /** Those that were asked for before, the latest first. */
  public List<GateWaiver> before(Instant instant) {
    return jdbc.sql(SELECT + "where asked_at < ? order by asked_at desc, id")
        .param(instant)
        .query(Rows.of(GateWaiver.class))
        .list();
  }

  /**
   * @return false if one was asked for already, for the same stage and in the same stay
   */
  boolean add(GateWaiver it) {
    return jdbc.sql(
                """
                insert into signals.gate_waiver
                       (id, module, target, stay_since, asked_by, reason, asked_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(it.id(), it.module(), it.target().name(), it.staySince())
            .params(it.askedBy(), it.reason(), it.askedAt())
            .update()
        == 1;
  }

  /**
   * @return false if somebody was faster
   */
  boolean confirm(UUID id, String operator, Instant at) {
    return jdbc.sql(
                """
                update signals.gate_waiver set confirmed_by = ?, confirmed_at = ?
                 where id = ? and confirmed_by is null
                """)
            .params(operator, at, id)
            .update()
        == 1;
  }
}
