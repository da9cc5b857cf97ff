package dev.tandem.billing.cohort;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Problem;
import java.util.List;
import java.util.UUID;
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
    var fillPercent = Percent.of(size.mentees(), size.capacity());
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

  record CohortSize(String name, int capacity, int mentees) {}
}
