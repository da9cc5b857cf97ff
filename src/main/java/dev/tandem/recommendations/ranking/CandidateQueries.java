package dev.tandem.recommendations.ranking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads mentees and mentors as they stand now. */
@Component
public class CandidateQueries {

  private static final String MENTOR_COLUMNS =
      "m.mentor_id, m.name, m.headline, m.bio, m.skills, m.languages, m.zone, m.capacity, m.since";

  private final JdbcClient jdbc;

  CandidateQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Mentee> findMentee(MenteeId id) {
    return jdbc.sql(
            "select topics, languages, zone from recommendations.mentee where mentee_id = ?")
        .param(id.value())
        .query((row, it) ->
            new Mentee(
                id,
                texts(row, "topics"),
                texts(row, "languages"),
                row.getString("zone"),
                openCohorts(id.value()),
                metMentors(id)))
        .optional();
  }

  public List<Mentor> listedMentors() {
    return jdbc.sql("select " + MENTOR_COLUMNS + " from recommendations.mentor m where m.listed")
        .query((row, it) -> mentor(row))
        .list();
  }

  public Optional<String> mentorName(UUID mentor) {
    return jdbc.sql("select name from recommendations.mentor where mentor_id = ?")
        .param(mentor)
        .query(String.class)
        .optional();
  }

  public List<Candidate> candidates(Instant now) {
    var offers = offeringsByMentor();
    var cohorts = cohortsByMentor();
    var active = activeMenteesByMentor(now);
    return jdbc.sql(
            "select "
                + MENTOR_COLUMNS
                + ", a.open_minutes, a.next_open, a.summed_at from recommendations.mentor m"
                + " left join recommendations.availability a using (mentor_id)"
                + " where m.listed and m.profile_as_of > ''")
        .query((row, it) -> {
          var mentor = mentor(row);
          return new Candidate(
              mentor,
              offers.getOrDefault(mentor.id(), List.of()),
              availability(row),
              cohorts.getOrDefault(mentor.id(), Set.of()),
              active.getOrDefault(mentor.id(), Set.of()));
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
        .query((row, it) -> new CohortId(row.getObject(1, UUID.class)))
        .set();
  }

  private Set<MentorId> metMentors(MenteeId mentee) {
    return jdbc.sql(
            """
            select distinct mentor_id from recommendations.session
            where mentee_id = ? and status = 'COMPLETED'
            """)
        .param(mentee.value())
        .query((row, it) -> new MentorId(row.getObject(1, UUID.class)))
        .set();
  }

  private Map<MentorId, List<Offering>> offeringsByMentor() {
    return groupByMentor(
        jdbc.sql(
                """
                select mentor_id, price_minor, price_currency, cohort_only
                from recommendations.offering where published
                """)
            .query((row, it) ->
                new MentorEntry<>(
                    new MentorId(row.getObject("mentor_id", UUID.class)),
                    new Offering(
                        Money.of(row.getLong("price_minor"), row.getString("price_currency")),
                        row.getBoolean("cohort_only"))))
            .list());
  }

  private Map<MentorId, Set<CohortId>> cohortsByMentor() {
    return jdbc
        .sql(
            """
            select e.member_id, e.cohort_id from recommendations.enrolment e
            join recommendations.cohort c using (cohort_id)
            where e.role = 'MENTOR' and not c.closed
            """)
        .query((row, it) ->
            new MentorEntry<>(
                new MentorId(row.getObject(1, UUID.class)),
                new CohortId(row.getObject(2, UUID.class))))
        .list()
        .stream()
        .collect(groupingBy(MentorEntry::mentor, mapping(MentorEntry::value, toSet())));
  }

  private Map<MentorId, Set<MenteeId>> activeMenteesByMentor(Instant now) {
    return jdbc
        .sql(
            """
            select distinct mentor_id, mentee_id from recommendations.session
            where status = 'CONFIRMED' and ends_at > ?
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .query((row, it) ->
            new MentorEntry<>(
                new MentorId(row.getObject(1, UUID.class)),
                new MenteeId(row.getObject(2, UUID.class))))
        .list()
        .stream()
        .collect(groupingBy(MentorEntry::mentor, mapping(MentorEntry::value, toSet())));
  }

  private static <T> Map<MentorId, List<T>> groupByMentor(List<MentorEntry<T>> all) {
    return all.stream()
        .collect(groupingBy(MentorEntry::mentor, mapping(MentorEntry::value, toList())));
  }

  private static Mentor mentor(ResultSet row) throws SQLException {
    return new Mentor(
        new MentorId(row.getObject("mentor_id", UUID.class)),
        row.getString("name"),
        row.getString("headline"),
        row.getString("bio"),
        texts(row, "skills"),
        texts(row, "languages"),
        row.getString("zone"),
        row.getInt("capacity"),
        instant(row, "since"));
  }

  private static @Nullable MentorAvailability availability(ResultSet row) throws SQLException {
    var summedAt = instant(row, "summed_at");
    return summedAt == null
        ? null
        : new MentorAvailability(row.getInt("open_minutes"), instant(row, "next_open"), summedAt);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private record MentorEntry<T>(MentorId mentor, T value) {}
}
