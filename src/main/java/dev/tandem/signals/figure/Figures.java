package dev.tandem.signals.figure;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The figures of the last 13 months. A figure of the platform that was not reported has no row; one
 * that is 0 has. A cohort has a row only for an hour in which something happened.
 */
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

  /** The sides that have reported the module's figures of an hour. */
  Set<FigureSide> reporting(String module, Instant hour) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct side from signals.figure
                 where module = ? and hour = ? and scope = ''
                """)
            .params(module, hour)
            .query(Rows.of(FigureSide.class))
            .list());
  }

  /**
   * The first hour that a module counted in its tables. Nobody was to count what came before; only
   * events may tell of it. A module that has never counted had to begin when the first other did.
   *
   * @return empty if none has counted yet
   */
  public Optional<Instant> firstCounted(String module) {
    return jdbc.sql(
            """
            select hour from (
              select coalesce(
                (select min(hour) from signals.figure where module = ? and side <> 'EVENTS'),
                (select min(hour) from signals.figure where side <> 'EVENTS')) as hour) as first
             where hour is not null
            """)
        .param(module)
        .query(Rows.of(Instant.class))
        .optional();
  }

  /**
   * Keeps the figure, unless the same side has reported it later.
   *
   * @return whether it was kept
   */
  public boolean save(Figure figure) {
    return jdbc.sql(
                """
                insert into signals.figure (signal, module, side, scope, hour, value, reported_at)
                values (:signal, :module, :side, :scope, :hour, :value, :reported_at)
                on conflict (signal, side, scope, hour) do update
                   set value = excluded.value, reported_at = excluded.reported_at
                 where figure.reported_at <= excluded.reported_at
                """)
            .paramSource(figure)
            .update()
        == 1;
  }

  /** Keeps the figure if the side has not reported it. */
  public void saveIfNew(Figure figure) {
    jdbc.sql(
            """
            insert into signals.figure (signal, module, side, scope, hour, value, reported_at)
            values (:signal, :module, :side, :scope, :hour, :value, :reported_at)
            on conflict do nothing
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
