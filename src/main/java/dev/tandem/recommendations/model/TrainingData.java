package dev.tandem.recommendations.model;

import static java.util.stream.Collectors.toMap;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the sessions and ratings on which the model is trained. */
@Repository
class TrainingData {

  private static final int FETCH_SIZE = 10_000;

  private final JdbcClient jdbc;

  TrainingData(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who met whom, without the sessions that the mentee rated one or two stars. */
  Map<MenteeId, Set<MentorId>> metMentors() {
    var mentors = new HashMap<UUID, MentorId>();
    var met = new HashMap<MenteeId, Set<MentorId>>();
    jdbc.sql(
            """
            select distinct mentee_id, mentor_id from recommendations.session
            where status = 'COMPLETED'
            except
            select mentee_id, mentor_id from recommendations.rating
            where rater_id = mentee_id and stars <= 2 and revealed_at is not null
            """)
        .withFetchSize(FETCH_SIZE)
        .query(row -> {
          var mentor = row.getObject("mentor_id", UUID.class);
          met.computeIfAbsent(
                  new MenteeId(row.getObject("mentee_id", UUID.class)), it -> new HashSet<>(4))
              .add(mentors.computeIfAbsent(mentor, MentorId::new));
        });
    return met;
  }

  Map<MentorId, TrackRecord> trackRecords() {
    return jdbc
        .sql(
            """
            with promised as (
              select mentor_id,
                count(*) filter (where status = 'COMPLETED') as completed,
                count(*) filter (where at_fault = 'MENTOR') as missed
              from recommendations.session group by mentor_id),
            rated as (
              select mentor_id, count(*) as ratings, count(distinct rater_id) as raters,
                sum(stars) as stars
              from recommendations.rating
              where rater_id = mentee_id and revealed_at is not null group by mentor_id)
            select mentor_id, coalesce(completed, 0) as completed_sessions,
              coalesce(missed, 0) as missed_sessions, coalesce(ratings, 0) as rating_count,
              coalesce(raters, 0) as rater_count, coalesce(stars, 0) as total_stars
            from promised full join rated using (mentor_id)
            """)
        .query(Rows.of(MentorTrackRecord.class))
        .list()
        .stream()
        .collect(toMap(MentorTrackRecord::mentorId, MentorTrackRecord::trackRecord));
  }

  private record MentorTrackRecord(
      MentorId mentorId, @Embedded(onEmpty = OnEmpty.USE_EMPTY) TrackRecord trackRecord) {}
}
