package dev.tandem.eventing.log;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.kernel.persistence.AdvisoryLock;
import dev.tandem.kernel.persistence.Rows;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts a new segment of the log when the current one is old enough, and drops those that are past
 * retention and consumed by every subscription. A segment is a table partition. An event goes to
 * the segment whose number is current, so no publisher's clock decides where it is stored.
 */
@Component
public class LogSegments {

  private static final Logger LOG = LoggerFactory.getLogger(LogSegments.class);
  private static final AdvisoryLock LOCK = AdvisoryLock.named("eventing.chapters");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Duration segmentDuration;
  private final Duration retention;

  @Autowired
  LogSegments(
      JdbcClient jdbc, PlatformTransactionManager transactions, EventingProperties properties) {
    this(jdbc, transactions, properties.log());
  }

  LogSegments(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      EventingProperties.LogProperties properties) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.segmentDuration = properties.segmentDuration();
    this.retention = properties.retention();
  }

  /** Runs in one instance at a time; the others return at once. */
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
                """
                insert into eventing.log_segment select max(number) + 1 from eventing.log_segment
                returning number
                """)
            .query(Integer.class)
            .single();
    var table = "eventing.event_log_" + number;
    execute("create table " + table + " (like eventing.event_log including all)");
    execute(
        "alter table eventing.event_log attach partition %s for values in (%d)"
            .formatted(table, number));
  }

  /** After the commit that adds the table: a sequence is not transactional. */
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

  private void dropSegment(int number) {
    LOG.info("Dropping log segment {}: past retention and consumed by every subscription", number);
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
