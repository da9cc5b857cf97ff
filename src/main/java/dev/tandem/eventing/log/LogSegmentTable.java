package dev.tandem.eventing.log;

import dev.tandem.kernel.persistence.Rows;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The segments of the log, each a partition of its table. */
record LogSegmentTable(JdbcClient jdbc) {

  boolean isCurrentFull(Duration duration) {
    return jdbc.sql(
            """
            select clock_timestamp() - started_at >= %s * interval '1 millisecond'
                   and exists (select 1 from eventing.event_log where segment = number)
              from eventing.log_segment order by number desc limit 1
            """
                .formatted(duration.toMillis()))
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
                 select 1 from eventing.cursor c
                   join eventing.event_log e
                     on e.partition = c.partition and e.position > c.position
                  where e.segment = s.number)
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
