package dev.tandem.recommendations.candidate;

import static dev.tandem.kernel.time.Timestamps.readInstant;
import static java.util.stream.Collectors.toMap;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
class CandidateQueries {

  static final int BUCKETS = 1_024;

  private final JdbcClient jdbc;

  CandidateQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As the database's function {@code bucket_of}. */
  static int bucketOf(MentorId mentor) {
    return (int) (mentor.value().getLeastSignificantBits() & (BUCKETS - 1));
  }

  /** The mentors in these of the buckets into which the database divides them by their number. */
  List<Candidate> candidates(Collection<Integer> buckets, Instant now) {
    var chosen = buckets.toArray(Integer[]::new);
    var offerings = offeringsByMentor(chosen);
    var cohorts = cohortsByMentor(chosen);
    var bookedUntil = bookedUntil(chosen, now);
    return jdbc.sql(
            "select "
                + CandidateRows.MENTOR_COLUMNS
                + ", a.open_minutes, a.next_opening, a.calculated_at from recommendations.mentor m"
                + " left join recommendations.availability a using (mentor_id)"
                + " where m.listed and m.profile_as_of > ''"
                + " and recommendations.bucket_of(m.mentor_id) = any (:buckets)")
        .param("buckets", chosen)
        .query((row, number) -> {
          var mentor = CandidateRows.mentor(row, number);
          return new Candidate(
              mentor,
              offerings.getOrDefault(mentor.id(), List.of()),
              CandidateRows.availability(row),
              Set.copyOf(cohorts.getOrDefault(mentor.id(), List.of())),
              bookedUntil.getOrDefault(mentor.id(), List.of()).stream()
                  .collect(toMap(Booked::mentee, Booked::until)));
        })
        .list();
  }

  /** Whoever is seen by cohorts only is recommended to them only. */
  private Map<MentorId, List<Offering>> offeringsByMentor(Integer[] buckets) {
    return groupByMentor(
        jdbc.sql(
            """
            select mentor_id, o.price_minor, o.price_currency,
              o.cohort_only or exists (select from recommendations.profile_visibility v
                where v.member_id = mentor_id and v.visible_to <> 'everyone') as cohort_only
            from recommendations.mentor m join recommendations.offering o using (mentor_id)
            where o.published and recommendations.bucket_of(m.mentor_id) = any (:buckets)
            """),
        buckets,
        (row, number) -> CandidateRows.offering(row));
  }

  private Map<MentorId, List<CohortId>> cohortsByMentor(Integer[] buckets) {
    return groupByMentor(
        jdbc.sql(
            """
            select m.mentor_id, e.cohort_id from recommendations.mentor m
            join recommendations.enrolment e on e.member_id = m.mentor_id
            join recommendations.cohort c using (cohort_id)
            where e.role = 'MENTOR' and not c.closed
              and recommendations.bucket_of(m.mentor_id) = any (:buckets)
            """),
        buckets,
        (row, number) -> new CohortId(row.getObject("cohort_id", UUID.class)));
  }

  private Map<MentorId, List<Booked>> bookedUntil(Integer[] buckets, Instant now) {
    var statement =
        jdbc.sql(
            """
            select mentor_id, s.mentee_id, max(s.ends_at) as ends_at
            from recommendations.mentor m join recommendations.session s using (mentor_id)
            where s.status = 'CONFIRMED' and s.ends_at > :now
              and recommendations.bucket_of(m.mentor_id) = any (:buckets)
            group by mentor_id, s.mentee_id
            """);
    return groupByMentor(
        statement.param("now", now),
        buckets,
        (row, number) ->
            new Booked(
                new MenteeId(row.getObject("mentee_id", UUID.class)), readInstant(row, "ends_at")));
  }

  private <T> Map<MentorId, List<T>> groupByMentor(
      StatementSpec statement, Integer[] buckets, RowMapper<T> mapper) {
    var groups = new HashMap<MentorId, List<T>>();
    statement
        .param("buckets", buckets)
        .query(row -> {
          groups
              .computeIfAbsent(CandidateRows.mentorId(row), it -> new ArrayList<>())
              .add(mapper.mapRow(row, row.getRow()));
        });
    return groups;
  }

  private record Booked(MenteeId mentee, Instant until) {}
}
