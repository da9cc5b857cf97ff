package dev.tandem.signals.figure;

import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.eventing.figures.FigureGrain;
import dev.tandem.kernel.persistence.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures over more time than an hour. */
@Repository
public class FigurePeriods {

  private final JdbcClient jdbc;
  private final Figures figures;

  FigurePeriods(JdbcClient jdbc, Figures figures) {
    this.jdbc = jdbc;
    this.figures = figures;
  }

  /** The sums of all figures of a module, in periods of the same length. */
  public List<PeriodTotal> totals(String module, Instant from, Duration length, int periods) {
    return jdbc.sql(
            """
            select signal, side,
                   floor(extract(epoch from hour - :from::timestamptz) / :seconds)::int as period,
                   sum(value) as total
              from signals.figure
             where module = :module and hour >= :from and hour < :to
             group by signal, side, period
             order by signal, side, period
            """)
        .param("module", module)
        .param("from", from)
        .param("to", from.plus(length.multipliedBy(periods)))
        .param("seconds", length.toSeconds())
        .query(Rows.of(PeriodTotal.class))
        .list();
  }

  /**
   * Compares the accounts of each hour. An account is not missed before the module began to count,
   * nor of a cohort, as nothing may have happened in it.
   *
   * @param stage of the module in that time, as rollout names it; null if it was never changed
   * @param to exclusive
   */
  public PeriodMarks marks(
      FigureDefinition figure, @Nullable String stage, Instant from, Instant to) {
    var expected = ExpectedSides.of(figure, stage);
    return jdbc.sql(
            """
            select count(*) filter (where highest - lowest > greatest(:absolute, :relative * largest))
                     as deviating,
                   count(*) filter (where accounts < :expected and hour >= :counted) as incomplete
              from (select hour, max(value) as highest, min(value) as lowest, max(abs(value)) as largest,
                           count(*) filter (where side in (:sides)) as accounts
                      from signals.figure
                     where signal = :signal and hour >= :from and hour < :to
                     group by hour, scope) as hours
            """)
        .param("signal", figure.signal())
        .param("from", from)
        .param("to", to)
        .param("counted", figures.firstCounted(figure.module()).orElse(to))
        .param("absolute", figure.absolute())
        .param("relative", figure.relative())
        .param("sides", expected.stream().map(FigureSide::name).toList())
        .param("expected", figure.grain() == FigureGrain.PLATFORM ? expected.size() : 0)
        .query(Rows.of(PeriodMarks.class))
        .single();
  }
}
