package dev.tandem.eventing.counting;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Adds what this process counted to the weeks, every few seconds and when it stops. A process that
 * is killed loses what it counted in the last seconds.
 */
@Component
public class InteractionWriter implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(InteractionWriter.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final InteractionCounter counter;
  private final InteractionWeeks weeks;
  private volatile long writtenAt = System.nanoTime();

  public InteractionWriter(InteractionCounter counter, InteractionWeeks weeks) {
    this.counter = counter;
    this.weeks = weeks;
  }

  /** Called more often than it is due. */
  public void writeWhenDue() {
    if (System.nanoTime() - writtenAt >= INTERVAL.toNanos()) {
      writtenAt = System.nanoTime();
      write();
    }
  }

  /** What cannot be written is counted on. Ends when all that was counted before is written. */
  public synchronized void write() {
    var counted = counter.drain();
    if (counted.isEmpty()) {
      return;
    }
    try {
      weeks.add(counted);
    } catch (RuntimeException e) {
      counted.forEach(counter::add);
      throw e;
    }
    weeks.trim();
  }

  @Override
  public void destroy() {
    try {
      write();
    } catch (RuntimeException e) {
      LOG.warn("What modules used of each other in the last seconds is lost: {}", e.getMessage());
    }
  }
}
