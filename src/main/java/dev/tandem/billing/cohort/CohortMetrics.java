package dev.tandem.billing.cohort;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports the monthly figures of a cohort that billing can compute. Match rate and choice rank are
 * missing, since only recommendations knows them.
 */
@Component
public class CohortMetrics {

  private final JdbcClient jdbc;

  CohortMetrics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param fillPercent enrolled mentees as a share of the cohort's capacity
   */
  public record CohortReport(
      UUID cohortId,
      String name,
      int capacity,
      int mentees,
      @Nullable Integer fillPercent,
      List<CohortMonth> months) {}

  /**
   * @param month the month in which the sessions ended, such as {@code 2026-03}
   * @param sessionsPerPair completed sessions per pair that completed at least one
   * @param costPerCompletedSession prices less refunds, per completed session, rounded down
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
    var size =
        jdbc.sql(
                """
                select name, capacity,
                  (select count(*) from billing.cohort_mentee where cohort_id = id) as mentees
                from billing.cohort where id = ?\
                """)
            .param(cohort)
            .query(CohortSize.class)
            .optional()
            .orElseThrow(() -> Problem.notFound("cohort"));
    var fillPercent = percent(size.mentees(), size.capacity());
    return new CohortReport(
        cohort, size.name(), size.capacity(), size.mentees(), fillPercent, months(cohort));
  }

  private List<CohortMonth> months(UUID cohort) {
    return jdbc
        .sql(
            """
            select to_char(coalesce(ended_at, requested_at) at time zone 'UTC', 'YYYY-MM') as month,
              currency,
              count(*) as bookings,
              count(*) filter (where outcome = 'COMPLETED') as completed,
              count(*) filter (where outcome in ('MENTEE_ABSENT', 'MENTOR_ABSENT')) as absent,
              count(distinct (mentor_id, mentee_id)) filter (where outcome = 'COMPLETED') as pairs,
              sum(gross)::bigint as gross, sum(refunded)::bigint as refunded
            from billing.payment where cohort_id = ? and funded_at is not null
            group by 1, 2 order by 1, 2\
            """)
        .param(cohort)
        .query(Rows.of(MonthTotals.class))
        .list()
        .stream()
        .map(MonthTotals::toMonth)
        .toList();
  }

  private static @Nullable Integer percent(long part, long whole) {
    return whole == 0 ? null : Math.toIntExact(Math.round(100.0 * part / whole));
  }

  record CohortSize(String name, int capacity, int mentees) {}

  record MonthTotals(
      String month,
      String currency,
      int bookings,
      int completed,
      int absent,
      int pairs,
      long gross,
      long refunded) {

    CohortMonth toMonth() {
      return new CohortMonth(
          month,
          bookings,
          completed,
          pairs == 0 ? null : Math.round(100.0 * completed / pairs) / 100.0,
          percent(completed, bookings),
          percent(absent, completed + absent),
          Money.of(gross, currency),
          percent(refunded, gross),
          completed == 0 ? null : Money.of((gross - refunded) / completed, currency));
    }
  }
}
