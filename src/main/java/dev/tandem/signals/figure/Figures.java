package dev.tandem.signals.figure;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The figures of the last 13 months. A figure that was not reported has no row. */
@Repository
public class Figures {

  private static final int MONTHS_KEPT = 13;

  private final JdbcClient jdbc;
  private final Clock clock;

  Figures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The figures of a signal in the hours that start in the given time, by hour, scope and side.
   *
   * @param to exclusive
   */
  public List<Figure> between(String signal, Instant from, Instant to) {
    return jdbc.sql(
            """
            select signal, module, side, scope, hour, value, reported_at
              from signals.figure where signal = ? and hour >= ? and hour < ?
             order by hour, scope, side
            """)
        .params(signal, from, to)
        .query(Rows.of(Figure.class))
        .list();
  }

  /** Keeps the figure, unless the same side has reported it later. */
  public void save(Figure figure) {
    jdbc.sql(
            """
            insert into signals.figure (signal, module, side, scope, hour, value, reported_at)
            values (:signal, :module, :side, :scope, :hour, :value, :reported_at)
            on conflict (signal, side, scope, hour) do update
               set value = excluded.value, reported_at = excluded.reported_at
             where figure.reported_at <= excluded.reported_at
            """)
        .paramSource(figure)
        .update();
  }

  @Scheduled(fixedDelayString = "PT1H")
  public void forgetOldFigures() {
    var oldest = clock.instant().atOffset(ZoneOffset.UTC).minusMonths(MONTHS_KEPT).toInstant();
    jdbc.sql("delete from signals.figure where hour < ?").param(oldest).update();
  }
}
