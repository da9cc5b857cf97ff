package dev.tandem.eventing.log;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.kernel.persistence.AdvisoryLock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins a new segment of the log when the current one has lasted long enough, and tears out those
 * that are old and read by everyone. No clock of a publisher decides where an event goes: the
 * number of the segment does, and it only grows.
 */
public class LogSegments {

  private static final Logger LOG = LoggerFactory.getLogger(LogSegments.class);
  private static final AdvisoryLock LOCK = AdvisoryLock.named("eventing.chapters");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Duration segmentDuration;
  private final Duration retention;

  public LogSegments(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      EventingProperties.LogProperties properties) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.segmentDuration = properties.segmentDuration();
    this.retention = properties.retention();
  }

  /** By one instance at a time; the others find nothing left to do. */
  public void rotate() {
    transaction.executeWithoutResult(status -> {
      if (tryLock() && isCurrentSegmentFull()) {
        addSegment();
      }
    });
    transaction.executeWithoutResult(status -> {
      if (tryLock()) {
        activateNewestSegment();
        expiredSegments().forEach(this::dropSegment);
      }
    });
  }

  private boolean tryLock() {
    return LOCK.tryLockInTransaction(jdbc);
  }

  private boolean isCurrentSegmentFull() {
    return queryBoolean(
        """
        select clock_timestamp() - started_at >= %d * interval '1 millisecond'
               and exists (select 1 from eventing.event_log where segment = number)
          from eventing.log_segment order by number desc limit 1
        """
            .formatted(segmentDuration.toMillis()));
  }

  private void addSegment() {
    int number =
        jdbc.sql(
                "insert into eventing.log_segment select max(number) + 1 from eventing.log_segment returning number")
            .query(Integer.class)
            .single();
    var table = "eventing.event_log_" + number;
    execute("create table " + table + " (like eventing.event_log including all)");
    execute(
        "alter table eventing.event_log attach partition %s for values in (%d)"
            .formatted(table, number));
  }

  /** Only when the partition is there for all: a sequence does not wait for a commit. */
  private void activateNewestSegment() {
    jdbc.sql(
            """
            select setval('eventing.segment_number', max(number)) from eventing.log_segment
            having max(number) <> pg_sequence_last_value('eventing.segment_number')
            """)
        .query()
        .listOfRows();
  }

  private List<Integer> expiredSegments() {
    return jdbc.sql(
            """
            select number from (
              select number, lead(started_at) over (order by number) as ended_at
                from eventing.log_segment) c
             where ended_at < clock_timestamp() - ? * interval '1 millisecond'
               and not exists (
                 select 1 from eventing.cursor r
                   join eventing.event_log e on e.partition = r.partition and e.position > r.position
                  where e.segment = c.number)
             order by number
            """)
        .param(retention.toMillis())
        .query((row, i) -> row.getInt(1))
        .list();
  }

  private void dropSegment(int number) {
    LOG.info("Segment {} of the event log is old and read by everyone; it is torn out", number);
    execute("set local lock_timeout = '1s'");
    execute("drop table eventing.event_log_" + number);
    jdbc.sql("delete from eventing.log_segment where number = ?").param(number).update();
  }

  private boolean queryBoolean(String sql) {
    return jdbc.sql(sql).query(Boolean.class).single();
  }

  private void execute(String sql) {
    jdbc.sql(sql).update();
  }
}
