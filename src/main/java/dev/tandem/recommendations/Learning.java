package dev.tandem.recommendations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Learns from the past in the background, whenever there is something new to learn from. */
@Component
class Learning {

  private final JdbcClient jdbc;
  private final Facts facts;
  private final RecommendationsProperties properties;
  private volatile @Nullable Lesson latest;

  Learning(JdbcClient jdbc, Facts facts, RecommendationsProperties properties) {
    this.jdbc = jdbc;
    this.facts = facts;
    this.properties = properties;
  }

  /** What was learned last; at most {@code tandem.recommendations.refresh} and a moment old. */
  Learned learned() {
    var lesson = latest;
    return lesson == null ? refresh() : lesson.learned();
  }

  @Scheduled(fixedDelayString = "${tandem.recommendations.refresh:5s}")
  void refreshWhereChanged() {
    var lesson = latest;
    if (lesson == null || !lesson.version().equals(version())) {
      refresh();
    }
  }

  synchronized Learned refresh() {
    var version = version();
    var learned = Learned.of(facts.listed(), met(), tracks(), properties.ease());
    latest = new Lesson(version, learned);
    return learned;
  }

  /** Changes with every row that is learned from. */
  private String version() {
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
  private Map<MenteeId, Set<MentorId>> met() {
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

  private Map<MentorId, Track> tracks() {
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
                new Track(
                    row.getInt("kept"),
                    row.getInt("broken"),
                    row.getInt("ratings"),
                    row.getInt("raters"),
                    row.getInt("stars"))))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private record Lesson(String version, Learned learned) {}
}
