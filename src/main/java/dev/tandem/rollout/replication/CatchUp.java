package dev.tandem.rollout.replication;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits until the target has everything that was committed in the source before the wait began: the
 * initial copy, and then a marker that is written in the source. An unreachable database is waited
 * for.
 *
 * @param copyComplete checks the subscription for errors, too
 */
record CatchUp(BooleanSupplier copyComplete, ReplicationMarker marker) {

  private static final long COPY_POLL_NANOS = 20_000_000;
  private static final long MARKER_POLL_NANOS = 2_000_000;
  private static final int POLLS_PER_ERROR_CHECK = 250;
  private static final long NOT_WRITTEN = 0;

  /**
   * @return false when the timeout is over first
   */
  boolean await(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    return awaitCopy(deadline) && awaitMarker(deadline);
  }

  private boolean awaitCopy(long deadline) {
    while (!TransientOutage.tolerate(copyComplete)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(COPY_POLL_NANOS);
    }
    return true;
  }

  private boolean awaitMarker(long deadline) {
    long written = NOT_WRITTEN;
    for (int poll = 1; System.nanoTime() < deadline; poll++) {
      if (written == NOT_WRITTEN) {
        written = TransientOutage.tolerate(marker::write, NOT_WRITTEN);
      }
      if (written != NOT_WRITTEN && hasArrived(written)) {
        return true;
      }
      if (poll % POLLS_PER_ERROR_CHECK == 0) {
        TransientOutage.tolerate(copyComplete);
      }
      LockSupport.parkNanos(MARKER_POLL_NANOS);
    }
    return false;
  }

  private boolean hasArrived(long number) {
    return TransientOutage.tolerate(() -> marker.hasArrived(number));
  }
}
