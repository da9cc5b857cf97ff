package dev.tandem.kernel.branch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The setting of a branch as this process last read it, which is read again when it is asked for
 * and older than half a second. Whoever asks meanwhile gets the known one, as does everybody while
 * the database does not answer.
 */
final class KnownSetting implements Supplier<BranchSetting> {

  private static final Logger LOG = LoggerFactory.getLogger(KnownSetting.class);
  private static final long MAX_AGE = Duration.ofMillis(500).toNanos();

  private final Supplier<BranchSetting> stored;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile BranchSetting known;
  private volatile long readAt;

  KnownSetting(BranchSetting initial, Supplier<BranchSetting> stored) {
    this.stored = stored;
    this.known = initial;
    this.readAt = System.nanoTime() - MAX_AGE;
  }

  @Override
  public BranchSetting get() {
    if (System.nanoTime() - readAt >= MAX_AGE && reading.compareAndSet(false, true)) {
      try {
        known = stored.get();
      } catch (DataAccessException e) {
        LOG.debug("The setting of a branch cannot be read; the known one stays in force", e);
      } finally {
        readAt = System.nanoTime();
        reading.set(false);
      }
    }
    return known;
  }
}
