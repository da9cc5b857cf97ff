package dev.tandem.recommendations.candidate;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads mentees with their open cohorts and the mentors they have met. */
@Repository
public class MenteeQueries {

  private final JdbcClient jdbc;

  MenteeQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Mentee> findMentee(MenteeId id) {
    return jdbc.sql(
            "select topics, languages, zone from recommendations.mentee where mentee_id = ?")
        .param(id)
        .query(Goals.class)
        .optional()
        .map(goals ->
            new Mentee(
                id,
                goals.topics(),
                goals.languages(),
                goals.zone(),
                openCohorts(id),
                metMentors(id)));
  }

  private Set<CohortId> openCohorts(MenteeId mentee) {
    return jdbc.sql(
            """
            select e.cohort_id from recommendations.enrolment e
            join recommendations.cohort c using (cohort_id)
            where e.member_id = ? and not c.closed
            """)
        .param(mentee)
        .query(Rows.of(CohortId.class))
        .set();
  }

  private Set<MentorId> metMentors(MenteeId mentee) {
    return jdbc.sql(
            """
            select distinct mentor_id from recommendations.session
            where mentee_id = ? and status = 'COMPLETED'
            """)
        .param(mentee)
        .query(Rows.of(MentorId.class))
        .set();
  }

  /** The mentors of sessions that took place, the one of the latest first. */
  public List<MentorId> lastMet(MenteeId mentee) {
    return jdbc.sql(
            """
            select mentor_id from recommendations.session
            where mentee_id = ? and status = 'COMPLETED'
            group by mentor_id order by max(starts_at) desc nulls last, mentor_id
            """)
        .param(mentee)
        .query(Rows.of(MentorId.class))
        .list();
  }

  private record Goals(List<String> topics, List<String> languages, String zone) {}
}
