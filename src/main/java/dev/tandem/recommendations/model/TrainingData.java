package dev.tandem.recommendations.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
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

  private final JdbcClient jdbc;

  TrainingData(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Changes with every row that the model is trained on. */
  String version() {
    return jdbc.sql(
            """
            select concat_ws('/',
              (select count(*) || '-' || sum(hashtextextended(status_as_of, 0))
               from recommendations.session),
              (select count(*) || '-' || sum(hashtextextended(profile_as_of || listed_as_of, 0))
               from recommendations.mentor),
              (select count(*) from recommendations.rating where revealed_at is not null))
            """)
        .query(String.class)
        .single();
  }

  /** Who met whom, without the sessions that the mentee rated one or two stars. */
  Map<MenteeId, Set<MentorId>> metMentors() {
    return jdbc
        .sql(
            """
            select distinct mentee_id, mentor_id from recommendations.session
            where status = 'COMPLETED'
            except
            select mentee_id, mentor_id from recommendations.rating
            where rater_id = mentee_id and stars <= 2 and revealed_at is not null
            """)
        .query((row, number) ->
            new Meeting(
                new MenteeId(row.getObject("mentee_id", UUID.class)),
                new MentorId(row.getObject("mentor_id", UUID.class))))
        .list()
        .stream()
        .collect(groupingBy(Meeting::menteeId, mapping(Meeting::mentorId, toSet())));
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

  private record Meeting(MenteeId menteeId, MentorId mentorId) {}

  private record MentorTrackRecord(
      MentorId mentorId, @Embedded(onEmpty = OnEmpty.USE_EMPTY) TrackRecord trackRecord) {}
}
