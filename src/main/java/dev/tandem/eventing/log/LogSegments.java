package dev.tandem.eventing.log;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.kernel.persistence.AdvisoryLock;
import java.time.Duration;
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
  private final LogSegmentTable table;
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
    this.table = new LogSegmentTable(jdbc);
    this.transaction = new TransactionTemplate(transactions);
    this.segmentDuration = properties.segmentDuration();
    this.retention = properties.retention();
  }

  /** Runs in one instance at a time; the others return at once. */
  public void rotate() {
    transaction.executeWithoutResult(status -> {
      if (tryLock() && table.isCurrentFull(segmentDuration)) {
        table.add();
      }
    });
    transaction.executeWithoutResult(status -> {
      if (tryLock()) {
        table.activateNewest();
        table.expired(retention).forEach(this::drop);
      }
    });
  }

  private boolean tryLock() {
    return LOCK.tryLockInTransaction(jdbc);
  }

  private void drop(int number) {
    LOG.info("Dropping log segment {}: past retention and consumed by every subscription", number);
    table.drop(number);
  }
}
