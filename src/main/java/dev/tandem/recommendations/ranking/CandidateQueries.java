package dev.tandem.recommendations.ranking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads mentees and the mentors who can be recommended, from the replicated data. */
@Repository
public class CandidateQueries {

  private static final String MENTOR_COLUMNS =
      """
      m.mentor_id, m.name, m.headline, m.bio, m.skills, m.languages, m.zone, m.capacity,
        m.first_listed_at
      """;

  private final JdbcClient jdbc;

  CandidateQueries(JdbcClient jdbc) {
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
                openCohorts(id.value()),
                metMentors(id)));
  }

  public List<Mentor> listedMentors() {
    return jdbc.sql("select " + MENTOR_COLUMNS + " from recommendations.mentor m where m.listed")
        .query(CandidateRows::mentor)
        .list();
  }

  public Optional<String> mentorName(MentorId mentor) {
    return jdbc.sql("select name from recommendations.mentor where mentor_id = ?")
        .param(mentor)
        .query(String.class)
        .optional();
  }

  public List<Candidate> candidates(Instant now) {
    var offerings = offeringsByMentor();
    var cohorts = cohortsByMentor();
    var activeMentees = activeMenteesByMentor(now);
    return jdbc.sql(
            "select "
                + MENTOR_COLUMNS
                + ", a.open_minutes, a.next_opening, a.calculated_at from recommendations.mentor m"
                + " left join recommendations.availability a using (mentor_id)"
                + " where m.listed and m.profile_as_of > ''")
        .query((row, number) -> {
          var mentor = CandidateRows.mentor(row, number);
          return new Candidate(
              mentor,
              offerings.getOrDefault(mentor.id(), List.of()),
              CandidateRows.availability(row),
              cohorts.getOrDefault(mentor.id(), Set.of()),
              activeMentees.getOrDefault(mentor.id(), Set.of()));
        })
        .list();
  }

  private Set<CohortId> openCohorts(UUID member) {
    return jdbc.sql(
            """
            select e.cohort_id from recommendations.enrolment e
            join recommendations.cohort c using (cohort_id)
            where e.member_id = ? and not c.closed
            """)
        .param(member)
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

  private Map<MentorId, List<Offering>> offeringsByMentor() {
    return jdbc
        .sql(
            """
            select mentor_id, price_minor, price_currency, cohort_only
            from recommendations.offering where published
            """)
        .query((row, number) ->
            new MentorOffering(CandidateRows.mentorId(row), CandidateRows.offering(row)))
        .list()
        .stream()
        .collect(groupingBy(MentorOffering::mentorId, mapping(MentorOffering::offering, toList())));
  }

  private Map<MentorId, Set<CohortId>> cohortsByMentor() {
    return jdbc
        .sql(
            """
            select e.member_id as mentor_id, e.cohort_id from recommendations.enrolment e
            join recommendations.cohort c using (cohort_id)
            where e.role = 'MENTOR' and not c.closed
            """)
        .query((row, number) ->
            new MentorCohort(
                CandidateRows.mentorId(row), new CohortId(row.getObject("cohort_id", UUID.class))))
        .list()
        .stream()
        .collect(groupingBy(MentorCohort::mentorId, mapping(MentorCohort::cohortId, toSet())));
  }

  private Map<MentorId, Set<MenteeId>> activeMenteesByMentor(Instant now) {
    return jdbc
        .sql(
            """
            select distinct mentor_id, mentee_id from recommendations.session
            where status = 'CONFIRMED' and ends_at > ?
            """)
        .param(now)
        .query((row, number) ->
            new MentorMentee(
                CandidateRows.mentorId(row), new MenteeId(row.getObject("mentee_id", UUID.class))))
        .list()
        .stream()
        .collect(groupingBy(MentorMentee::mentorId, mapping(MentorMentee::menteeId, toSet())));
  }

  private record Goals(List<String> topics, List<String> languages, String zone) {}

  private record MentorOffering(MentorId mentorId, Offering offering) {}

  private record MentorCohort(MentorId mentorId, CohortId cohortId) {}

  private record MentorMentee(MentorId mentorId, MenteeId menteeId) {}
}
