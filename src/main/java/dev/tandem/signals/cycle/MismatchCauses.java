package dev.tandem.signals.cycle;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.rollout.events.MismatchesFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** What differed in the last 13 months, by its cause, with the explanations of operators. */
@Repository
public class MismatchCauses {

  private static final Duration KEPT = Duration.ofDays(396);

  private final JdbcClient jdbc;
  private final Clock clock;

  MismatchCauses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Once, however often it is heard. */
  public void add(MismatchesFound event) {
    for (var it : event.causes()) {
      jdbc.sql(
              """
              insert into signals.mismatch
                     (event_id, module, route, path, kind, at, occurrences, live, mirrored)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
              """)
          .params(event.meta().eventId(), event.module(), it.route(), it.path(), it.kind())
          .params(event.meta().occurredAt(), it.occurrences(), it.live(), it.mirrored())
          .update();
    }
  }

  /** What is not explained comes first, then what occurred most. */
  public List<MismatchCause> in(Cycle cycle) {
    return jdbc.sql(
            """
            select m.module, m.route, m.path, m.kind, sum(m.occurrences)::bigint as occurrences,
                   max(m.at) as last_seen,
                   (array_agg(m.live order by m.at desc))[1] as live,
                   (array_agg(m.mirrored order by m.at desc))[1] as mirrored, e.operator, e.words
              from signals.mismatch m
              left join signals.explanation e
                on e.cycle = ? and e.module = m.module and e.route = m.route and e.path = m.path
               and e.kind = m.kind
             where m.at >= ? and m.at < ?
             group by m.module, m.route, m.path, m.kind, e.operator, e.words
             order by (e.words is null) desc, occurrences desc, m.module, m.route, m.path, m.kind
            """)
        .params(cycle.name(), cycle.start(), cycle.end())
        .query(Rows.of(MismatchCause.class))
        .list();
  }

  /**
   * @return false if it is explained already
   */
  public boolean explain(
      Cycle cycle, MismatchCause cause, String operator, String words, Instant now) {
    return jdbc.sql(
                """
                insert into signals.explanation
                       (cycle, module, route, path, kind, operator, words, at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(cycle.name(), cause.module(), cause.route(), cause.path(), cause.kind())
            .params(operator, words, now)
            .update()
        == 1;
  }

  @Scheduled(fixedDelayString = "PT1H")
  public void forgetOld() {
    jdbc.sql("delete from signals.mismatch where at < ?")
        .param(clock.instant().minus(KEPT))
        .update();
  }
}
