package dev.tandem.recommendations.ranking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Learns from the past in the background, whenever there is something new to learn from. */
@Component
public class ModelTrainer {

  private final JdbcClient jdbc;
  private final CandidateQueries queries;
  private final RecommendationsProperties properties;
  private volatile @Nullable VersionedModel latest;

  ModelTrainer(JdbcClient jdbc, CandidateQueries queries, RecommendationsProperties properties) {
    this.jdbc = jdbc;
    this.queries = queries;
    this.properties = properties;
  }

  /** What was learned last; at most {@code tandem.recommendations.refresh} and a moment old. */
  public TrainedModel currentModel() {
    var lesson = latest;
    return lesson == null ? retrain() : lesson.model();
  }

  @Scheduled(fixedDelayString = "${tandem.recommendations.refresh:5s}")
  void retrainIfChanged() {
    var lesson = latest;
    if (lesson == null || !lesson.version().equals(dataVersion())) {
      retrain();
    }
  }

  public synchronized TrainedModel retrain() {
    var version = dataVersion();
    var learned =
        TrainedModel.train(
            queries.listedMentors(), metMentors(), trackRecords(), properties.ease());
    latest = new VersionedModel(version, learned);
    return learned;
  }

  /** Changes with every row that is learned from. */
  private String dataVersion() {
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

  /** Who met whom, without the meetings that the mentee rated one or two stars. */
  private Map<MenteeId, Set<MentorId>> metMentors() {
    return jdbc
        .sql(
            """
            select distinct mentee_id, mentor_id from recommendations.session
            where status = 'COMPLETED'
            except
            select mentee_id, mentor_id from recommendations.rating
            where rater_id = mentee_id and stars <= 2 and revealed_at is not null
            """)
        .query((row, it) ->
            Map.entry(
                new MenteeId(row.getObject(1, UUID.class)),
                new MentorId(row.getObject(2, UUID.class))))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
  }

  private Map<MentorId, TrackRecord> trackRecords() {
    return jdbc
        .sql(
            """
            with promised as (
              select mentor_id,
                count(*) filter (where status = 'COMPLETED') as kept,
                count(*) filter (where fault = 'MENTOR') as broken
              from recommendations.session group by mentor_id),
            rated as (
              select mentor_id, count(*) as ratings, count(distinct rater_id) as raters,
                sum(stars) as stars
              from recommendations.rating
              where rater_id = mentee_id and revealed_at is not null group by mentor_id)
            select mentor_id, coalesce(kept, 0) as kept, coalesce(broken, 0) as broken,
              coalesce(ratings, 0) as ratings, coalesce(raters, 0) as raters,
              coalesce(stars, 0) as stars
            from promised full join rated using (mentor_id)
            """)
        .query((row, it) ->
            Map.entry(
                new MentorId(row.getObject("mentor_id", UUID.class)),
                new TrackRecord(
                    row.getInt("kept"),
                    row.getInt("broken"),
                    row.getInt("ratings"),
                    row.getInt("raters"),
                    row.getInt("stars"))))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private record VersionedModel(String version, TrainedModel model) {}
}
