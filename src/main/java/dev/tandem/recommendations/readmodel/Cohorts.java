package dev.tandem.recommendations.readmodel;

import static java.util.stream.Collectors.toMap;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the replicated cohorts and their members. */
@Repository
public class Cohorts {

  private static final String SELECT_OPENED =
      """
      select c.cohort_id, c.name, c.topics, c.closed from recommendations.cohort c
      where c.opened_as_of > ''
      """;

  private final JdbcClient jdbc;

  Cohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Cohort> find(CohortId id) {
    return jdbc.sql(SELECT_OPENED + " and c.cohort_id = ?")
        .param(id)
        .query(Cohort.class)
        .optional();
  }

  /**
   * Locks the cohort until the transaction ends.
   *
   * @throws Problem 404 if the cohort is unknown, 409 once it has ended
   */
  public void lockOpen(CohortId id) {
    jdbc.sql(SELECT_OPENED + " and c.cohort_id = ? for update")
        .param(id)
        .query(Cohort.class)
        .optional()
        .orElseThrow(() -> Problem.notFound("cohort"))
        .requireOpen();
  }

  public List<Cohort> openCohorts() {
    return jdbc.sql(SELECT_OPENED + " and not c.closed order by c.name, c.cohort_id")
        .query(Rows.of(Cohort.class))
        .list();
  }

  /** The open cohorts in which the mentee is enrolled. */
  public List<Cohort> openCohortsOf(MenteeId mentee) {
    return jdbc.sql(
            SELECT_OPENED
                + """
                 and not c.closed and exists (
                  select from recommendations.enrolment e
                  where e.cohort_id = c.cohort_id and e.member_id = ? and e.role = 'MENTEE')
                order by c.name, c.cohort_id
                """)
        .param(mentee)
        .query(Rows.of(Cohort.class))
        .list();
  }

  public List<MenteeId> mentees(CohortId cohort) {
    return enrolments(cohort, Role.MENTEE).stream()
        .map(it -> new MenteeId(it.memberId()))
        .sorted()
        .toList();
  }

  /** How many mentees each mentor takes within the cohort. */
  public Map<MentorId, Integer> mentorCapacities(CohortId cohort) {
    return enrolments(cohort, Role.MENTOR).stream()
        .collect(toMap(it -> new MentorId(it.memberId()), Enrolment::capacity));
  }

  private List<Enrolment> enrolments(CohortId cohort, Role role) {
    return jdbc.sql(
            """
            select member_id, capacity from recommendations.enrolment
            where cohort_id = ? and role = ?
            """)
        .params(cohort, role)
        .query(Rows.of(Enrolment.class))
        .list();
  }

  private record Enrolment(UUID memberId, int capacity) {}
}
