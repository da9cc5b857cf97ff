package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;

/**
 * Tells a disturbance from a failure. PostgreSQL counts a lost connection as an error, too, so only
 * errors that occur while the subscription makes no progress count.
 */
final class ApplyErrorMonitor {

  private static final int MAX_ERRORS = 3;
  private static final long UNKNOWN = -1;

  private final ReplicationLink link;
  private final ModuleDatabase source;
  private final ModuleDatabase target;
  private long toleratedErrors = UNKNOWN;

  ApplyErrorMonitor(ReplicationLink link, ModuleDatabase source, ModuleDatabase target) {
    this.link = link;
    this.source = source;
    this.target = target;
  }

  /** Ignores all errors so far: the source was unreachable. */
  void reset() {
    toleratedErrors = UNKNOWN;
  }

  /**
   * @throws CannotReplicateException when the subscription is disabled or fails again and again
   */
  void check(ReplicationStatus status) {
    if (!status.enabled()) {
      throw new CannotReplicateException(
          "the subscription %s in the database of %s is disabled; start the copy again to enable it."
              .formatted(link.name(), target.name()));
    }
    if (toleratedErrors == UNKNOWN || status.running() && status.conflicts() == 0) {
      toleratedErrors = status.errors();
    }
    if (status.errors() - toleratedErrors >= MAX_ERRORS) {
      throw new CannotReplicateException(
          ("the database of %s rejects changes from %s: %s errors so far, %s of them because a row"
                  + " exists already. The log of that server names the table and the key. Remove the"
                  + " cause, or end the copy and start it again.")
              .formatted(target.name(), source.name(), status.errors(), status.conflicts()));
    }
  }
}
