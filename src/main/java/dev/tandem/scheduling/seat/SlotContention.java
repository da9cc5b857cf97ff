package dev.tandem.scheduling.seat;

import dev.tandem.kernel.web.Problem;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Repeats a booking that the database has ended because of another, and says so if that is in vain.
 */
public final class SlotContention {

  private static final int ATTEMPTS = 3;

  /** The SQL state of a transaction that was ended to resolve a deadlock. */
  private static final String DEADLOCK = "40P01";

  private SlotContention() {}

  /**
   * Runs a transaction, again after a deadlock; call it outside of one, as a deadlock has rolled
   * the transaction back.
   *
   * @throws Problem 409 after several deadlocks, 503 when a lock is not given back in time
   */
  public static <T> T translateLockFailure(Supplier<T> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (PessimisticLockingFailureException e) {
        if (!isDeadlock(e)) {
          throw Problem.unavailable(
              "This slot is being changed at this moment, and nothing was booked; try again in a second.",
              1);
        }
        if (attempt == ATTEMPTS) {
          throw SeatAllocation.slotTaken();
        }
      }
    }
  }

  private static boolean isDeadlock(PessimisticLockingFailureException e) {
    return e.getMostSpecificCause() instanceof SQLException cause
        && DEADLOCK.equals(cause.getSQLState());
  }
}
