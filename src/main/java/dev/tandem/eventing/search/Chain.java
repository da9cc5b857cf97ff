package dev.tandem.eventing.search;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the events with an id, what caused them, and what they caused: one statement that finds
 * every row by an index, whatever the log contains. The newest of a key come first, so that its
 * limit leaves out the oldest.
 */
@Component
class Chain {

  static final int MOST_FOUND = 50;
  static final int MOST_RELATED = 150;

  private static final String READ =
      """
      with recursive found as (
        (select event_id, causation_id from eventing.event_log
          where key = :id order by position desc limit :mostFound)
        union all
        (select event_id, causation_id from eventing.event_log
          where event_id = :id order by event_id limit :mostFound)
        union all
        (select event_id, causation_id from eventing.event_log
          where substr(trace, 4, 32) = :trace limit :mostFound)),
      cause as (
        select event_id, causation_id from found
        union
        select e.event_id, e.causation_id from cause c cross join lateral (
          select l.event_id, l.causation_id from eventing.event_log l
           where l.event_id = c.causation_id order by l.event_id limit 1) e),
      effect as (
        select event_id from found
        union
        select e.event_id from effect c cross join lateral (
          select l.event_id from eventing.event_log l
           where l.causation_id = c.event_id order by l.causation_id limit :mostRelated) e),
      causes as (select event_id from cause limit :mostRelated),
      effects as (select event_id from effect limit :mostRelated)
      select l.*,
             (select count(*) from found) >= :mostFound
               or (select count(*) from causes) >= :mostRelated
               or (select count(*) from effects) >= :mostRelated as incomplete
        from (select event_id from causes union select event_id from effects) e
       cross join lateral (
         select event_id, partition, position, name, key, recorded_at, causation_id, trace,
                target_module
           from eventing.event_log
          where event_id = e.event_id order by event_id limit :mostFound) l
       order by l.recorded_at, l.partition, l.position
      """;

  private final JdbcClient jdbc;

  Chain(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<LoggedCopy> of(SearchedId searched) {
    return jdbc.sql(READ)
        .param("id", searched.id())
        .param("trace", searched.traceId())
        .param("mostFound", MOST_FOUND)
        .param("mostRelated", MOST_RELATED)
        .query((row, i) -> LoggedCopy.of(row))
        .list();
  }
}
