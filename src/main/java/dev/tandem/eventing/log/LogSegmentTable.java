package dev.tandem.eventing.log;

import dev.tandem.kernel.persistence.Rows;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The segments of the log, each a partition of its table. Whether one has an event is asked of each
 * partition of its keys in their order, so that the primary key answers.
 */
record LogSegmentTable(JdbcClient jdbc) {

  boolean isCurrentFull(Duration duration) {
    return jdbc.sql(
            """
            select clock_timestamp() - started_at >= %s * interval '1 millisecond'
                   and exists (
                     select from generate_series(0, %s) p (partition) cross join lateral (
                       select from eventing.event_log e
                        where e.segment = number and e.partition = p.partition
                        order by e.position limit 1) first)
              from eventing.log_segment order by number desc limit 1
            """
                .formatted(duration.toMillis(), Partitioner.PARTITION_COUNT - 1))
        .query(Boolean.class)
        .single();
  }

  void add() {
    jdbc.sql("select eventing.add_log_segment()").query().listOfRows();
  }

  /** After the commit that adds the table: a sequence is not transactional. */
  void activateNewest() {
    jdbc.sql(
            """
            select setval('eventing.segment_number', max(number)) from eventing.log_segment
            having max(number) <> pg_sequence_last_value('eventing.segment_number')
            """)
        .query()
        .listOfRows();
  }

  /** Those that ended before the retention began and that no cursor needs. */
  List<Integer> expired(Duration retention) {
    return jdbc.sql(
            """
            select number from (
              select number, lead(started_at) over (order by number) as ended_at
                from eventing.log_segment) s
             where ended_at < clock_timestamp() - ? * interval '1 millisecond'
               and not exists (
                 select from eventing.cursor c cross join lateral (
                   select from eventing.event_log e
                    where e.segment = s.number and e.partition = c.partition
                      and e.position > c.position
                    order by e.position limit 1) unread)
             order by number
            """)
        .param(retention.toMillis())
        .query(Rows.of(Integer.class))
        .list();
  }

  void drop(int number) {
    jdbc.sql("select eventing.drop_log_segment(?)").param(number).query().listOfRows();
  }
}
