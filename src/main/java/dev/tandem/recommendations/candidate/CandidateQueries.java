package dev.tandem.recommendations.candidate;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads the mentors who can be recommended. */
@Repository
public class CandidateQueries {

  private final JdbcClient jdbc;

  CandidateQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Candidate> candidates(Instant now) {
    var offerings = offeringsByMentor();
    var cohorts = cohortsByMentor();
    var activeMentees = activeMenteesByMentor(now);
    return jdbc.sql(
            "select "
                + CandidateRows.MENTOR_COLUMNS
                + ", a.open_minutes, a.next_opening, a.calculated_at from recommendations.mentor m"
                + " left join recommendations.availability a using (mentor_id)"
                + " where m.listed and m.profile_as_of > ''")
        .query((row, number) -> {
          var mentor = CandidateRows.mentor(row, number);
          return new Candidate(
              mentor,
              offerings.getOrDefault(mentor.id(), List.of()),
              CandidateRows.availability(row),
              Set.copyOf(cohorts.getOrDefault(mentor.id(), List.of())),
              Set.copyOf(activeMentees.getOrDefault(mentor.id(), List.of())));
        })
        .list();
  }

  /** Whoever is seen by cohorts only is recommended to them only. */
  private Map<MentorId, List<Offering>> offeringsByMentor() {
    return groupByMentor(
        jdbc.sql(
            """
            select o.mentor_id, o.price_minor, o.price_currency,
              o.cohort_only or exists (select from recommendations.profile_visibility v
                where v.member_id = o.mentor_id and v.visible_to <> 'everyone') as cohort_only
            from recommendations.offering o where o.published
            """),
        (row, number) -> CandidateRows.offering(row));
  }

  private Map<MentorId, List<CohortId>> cohortsByMentor() {
    return groupByMentor(
        jdbc.sql(
            """
            select e.member_id as mentor_id, e.cohort_id from recommendations.enrolment e
            join recommendations.cohort c using (cohort_id)
            where e.role = 'MENTOR' and not c.closed
            """),
        (row, number) -> new CohortId(row.getObject("cohort_id", UUID.class)));
  }

  private Map<MentorId, List<MenteeId>> activeMenteesByMentor(Instant now) {
    var statement =
        jdbc.sql(
            """
            select distinct mentor_id, mentee_id from recommendations.session
            where status = 'CONFIRMED' and ends_at > ?
            """);
    return groupByMentor(
        statement.param(now),
        (row, number) -> new MenteeId(row.getObject("mentee_id", UUID.class)));
  }

  private static <T> Map<MentorId, List<T>> groupByMentor(
      StatementSpec statement, RowMapper<T> mapper) {
    var groups = new HashMap<MentorId, List<T>>();
    statement.query(row -> {
      groups
          .computeIfAbsent(CandidateRows.mentorId(row), it -> new ArrayList<>())
          .add(mapper.mapRow(row, row.getRow()));
    });
    return groups;
  }
}
