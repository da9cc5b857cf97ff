package dev.tandem.billing.cohort;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How a cohort does, month by month, from what billing hears. Match rate and choice rank are known
 * to recommendations only and are not made up here.
 */
@Component
public class CohortMetrics {

  private final JdbcClient jdbc;

  CohortMetrics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param fillPercent enrolled mentees of the cohort's capacity
   */
  public record CohortReport(
      UUID cohortId,
      String name,
      int capacity,
      int mentees,
      @Nullable Integer fillPercent,
      List<CohortMonth> months) {}

  /**
   * @param month as {@code 2026-03}, of the session's end
   * @param sessionsPerPair completed sessions for each pair that had one
   * @param costPerCompletedSession what was kept of all prices, for each completed session, rounded
   *     down
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record CohortMonth(
      String month,
      int bookings,
      int completed,
      @Nullable Double sessionsPerPair,
      @Nullable Integer completionPercent,
      @Nullable Integer noShowPercent,
      Money grossVolume,
      @Nullable Integer refundPercent,
      @Nullable Money costPerCompletedSession) {}

  public CohortReport report(UUID cohort) {
    var months = months(cohort);
    return jdbc.sql(
            """
            select name, capacity,
              (select count(*) from billing.cohort_mentee where cohort_id = id) as mentees
            from billing.cohort where id = ?\
            """)
        .param(cohort)
        .query((row, _) ->
            new CohortReport(
                cohort,
                row.getString("name"),
                row.getInt("capacity"),
                row.getInt("mentees"),
                percent(row.getLong("mentees"), row.getLong("capacity")),
                months))
        .optional()
        .orElseThrow(() -> Problem.notFound("cohort"));
  }

  private List<CohortMonth> months(UUID cohort) {
    return jdbc.sql(
            """
            select to_char(coalesce(ended_at, requested_at) at time zone 'UTC', 'YYYY-MM') as month,
              currency,
              count(*) as bookings,
              count(*) filter (where outcome = 'COMPLETED') as completed,
              count(*) filter (where outcome in ('MENTEE_ABSENT', 'MENTOR_ABSENT')) as absent,
              count(distinct (mentor_id, mentee_id)) filter (where outcome = 'COMPLETED') as pairs,
              sum(gross) as gross, sum(refunded) as refunded
            from billing.payment where cohort_id = ? and funded_at is not null
            group by 1, 2 order by 1, 2\
            """)
        .param(cohort)
        .query(CohortMetrics::toMonth)
        .list();
  }

  private static CohortMonth toMonth(ResultSet row, int number) throws SQLException {
    int completed = row.getInt("completed");
    int absent = row.getInt("absent");
    int bookings = row.getInt("bookings");
    long gross = row.getLong("gross");
    long refunded = row.getLong("refunded");
    var currency = row.getString("currency");
    int pairs = row.getInt("pairs");
    return new CohortMonth(
        row.getString("month"),
        bookings,
        completed,
        pairs == 0 ? null : Math.round(100.0 * completed / pairs) / 100.0,
        percent(completed, bookings),
        percent(absent, completed + absent),
        Money.of(gross, currency),
        percent(refunded, gross),
        completed == 0 ? null : Money.of((gross - refunded) / completed, currency));
  }

  private static @Nullable Integer percent(long part, long whole) {
    return whole == 0 ? null : Math.toIntExact(Math.round(100.0 * part / whole));
  }
}
