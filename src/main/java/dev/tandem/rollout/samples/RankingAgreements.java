package dev.tandem.rollout.samples;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.rollout.comparison.RankingAgreement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** How far the rankings of both sides agreed on each day, for 13 months. */
@Repository
public class RankingAgreements {

  private static final Duration KEPT = Duration.ofDays(396);
  private static final Duration SHOWN = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  RankingAgreements(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void add(String module, String route, RankingAgreement agreement) {
    jdbc.sql(
            """
            insert into rollout.ranking_agreement as known
                   (module, route, day, pairs, overlap, rank_biased)
            values (:module, :route, :day, 1, :overlap, :rank_biased)
            on conflict (module, route, day) do update
               set pairs = known.pairs + 1,
                   overlap = known.overlap + excluded.overlap,
                   rank_biased = known.rank_biased + excluded.rank_biased
            """)
        .param("module", module)
        .param("route", route)
        .param("day", daysAgo(Duration.ZERO))
        .param("overlap", agreement.overlap())
        .param("rank_biased", agreement.rankBiased())
        .update();
  }

  /** The means of the last 30 days. */
  List<RouteAgreement> means() {
    return jdbc.sql(
            """
            select module, route, sum(pairs) as pairs, sum(overlap) / sum(pairs) as overlap,
                   sum(rank_biased) / sum(pairs) as rank_biased
              from rollout.ranking_agreement
             where day > ?
             group by module, route order by module, route
            """)
        .param(daysAgo(SHOWN))
        .query(Rows.of(RouteAgreement.class))
        .list();
  }

  /**
   * @param pairs of rankings
   */
  record RouteAgreement(
      String module, String route, long pairs, double overlap, double rankBiased) {}

  private LocalDate daysAgo(Duration time) {
    return LocalDate.ofInstant(clock.instant().minus(time), ZoneOffset.UTC);
  }

  @Scheduled(cron = "0 19 4 * * *")
  void forgetOld() {
    jdbc.sql("delete from rollout.ranking_agreement where day < ?").param(daysAgo(KEPT)).update();
  }
}
