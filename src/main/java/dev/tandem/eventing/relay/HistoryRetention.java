package dev.tandem.eventing.relay;

import dev.tandem.eventing.EventingProperties;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets who handled events that the log no longer has. Ids of events sort by their time, so that
 * the primary key finds the oldest.
 */
@Component
public class HistoryRetention {

  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final int DELETED_AT_ONCE = 10_000;

  private static final String DELETE =
      """
      delete from eventing.delivery where (event_id, subscription) in (
        select event_id, subscription from eventing.delivery
         where event_id < (select uuidv7(? * interval '-1 millisecond'))
         order by event_id limit ?)
      """;

  private final JdbcClient jdbc;
  private final Duration retention;
  private final int deletedAtOnce;
  private volatile long trimmedAt = System.nanoTime() - INTERVAL.toNanos();

  /** A segment is dropped a retention after its end, so its first event is older by its length. */
  @Autowired
  HistoryRetention(JdbcClient jdbc, EventingProperties properties) {
    this(
        jdbc,
        properties.log().retention().plus(properties.log().segmentDuration()),
        DELETED_AT_ONCE);
  }

  /**
   * @param retention what concerns younger events is kept
   */
  public HistoryRetention(JdbcClient jdbc, Duration retention, int deletedAtOnce) {
    this.jdbc = jdbc;
    this.retention = retention;
    this.deletedAtOnce = deletedAtOnce;
  }

  /** Called more often than it is due. */
  void trimWhenDue() {
    if (System.nanoTime() - trimmedAt >= INTERVAL.toNanos()) {
      trimmedAt = System.nanoTime();
      trim();
    }
  }

  /** Each batch in a transaction of its own. */
  public void trim() {
    while (trimOnce() == deletedAtOnce) {}
  }

  private int trimOnce() {
    return jdbc.sql(DELETE).params(retention.toMillis(), deletedAtOnce).update();
  }
}
