package dev.tandem.members.cohort;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Cohorts extends ListCrudRepository<Cohort, CohortId> {

  String SUMMARY =
      """
      select c.*,
        (select count(*) from members.enrolment e where e.cohort_id = c.id and e.role = 'MENTEE')
          as mentees,
        (select count(*) from members.enrolment e where e.cohort_id = c.id and e.role = 'MENTOR')
          as mentors
      from members.cohort c
      """;

  /** Locks the cohort until the transaction ends. */
  @Query("select * from members.cohort where id = :id for update")
  Optional<Cohort> findForUpdate(CohortId id);

  @Query("select * from members.cohort where closed_at is null and ends_on < :day")
  List<Cohort> findOpenEndedBefore(LocalDate day);

  @Query(SUMMARY + "where c.id = :id")
  Optional<CohortSummary> findSummary(CohortId id);

  /** Open cohorts first, the latest start first. */
  default Page<CohortSummary> list(Paging paging) {
    return Page.of(findSummaries(paging.size(), paging.offset()), paging, count());
  }

  @Query(
      SUMMARY
          + "order by c.closed_at is not null, c.starts_on desc, c.id limit :limit offset :offset")
  List<CohortSummary> findSummaries(int limit, long offset);
}
