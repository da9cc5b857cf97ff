package dev.tandem.signals.fold;

import dev.tandem.kernel.persistence.Rows;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What the events of the last two weeks add to the figures. Listeners only add rows, so none waits
 * for another; the sums are made by {@link HourFold}.
 */
@Repository
public class Contributions {

  private static final Duration KEPT = Duration.ofDays(14);

  /** A day less, so that no hour is summed up again whose rows are partly gone. */
  private static final Duration ACCEPTED = KEPT.minusDays(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  Contributions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Does nothing if it was added before, or if it comes too late. */
  void add(Contribution contribution) {
    if (contribution.hour().isBefore(clock.instant().minus(ACCEPTED))) {
      return;
    }
    jdbc.sql(
            """
            insert into signals.contribution (signal, scope, item, hour, value)
            values (:signal, :scope, :item, :hour, :value) on conflict do nothing
            """)
        .paramSource(contribution)
        .update();
  }

  /**
   * Takes the hours to which something was added since the last time.
   *
   * @param before hours that begin later are not over
   * @return all that was added to each of them
   */
  List<HourSum> takeSums(Instant before) {
    return jdbc.sql(
            """
            with taken as (
              update signals.contribution set counted = true where not counted and hour < ?
              returning signal, scope, hour)
            select c.signal, c.scope, c.hour, sum(c.value) as value
              from signals.contribution c
              join (select distinct signal, scope, hour from taken) t
                on t.signal = c.signal and t.scope = c.scope and t.hour = c.hour
             group by c.signal, c.scope, c.hour
            """)
        .param(before)
        .query(Rows.of(HourSum.class))
        .list();
  }

  /** What was counted for the platform in an hour. */
  public List<UUID> items(String signal, Instant hour) {
    return jdbc.sql(
            "select item from signals.contribution where signal = ? and hour = ? and scope = ''")
        .params(signal, hour)
        .query(Rows.of(UUID.class))
        .list();
  }

  @Scheduled(fixedDelayString = "PT1H")
  public void forgetOld() {
    jdbc.sql("delete from signals.contribution where hour < ?")
        .param(clock.instant().minus(KEPT))
        .update();
  }

  record HourSum(String signal, String scope, Instant hour, BigDecimal value) {}
}
