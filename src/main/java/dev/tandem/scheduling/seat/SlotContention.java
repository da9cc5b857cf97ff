package dev.tandem.scheduling.seat;

import dev.tandem.kernel.web.Problem;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;

/** Translates a deadlock between two bookings into 409 Conflict. */
public final class SlotContention {

  private SlotContention() {}

  /**
   * Runs a transaction; call it outside of one, as a deadlock has rolled the transaction back.
   *
   * @throws Problem 409 when the database has ended the transaction for another's sake
   */
  public static <T> T translateLockFailure(Supplier<T> transaction) {
    try {
      return transaction.get();
    } catch (PessimisticLockingFailureException e) {
      throw SeatAllocation.slotTaken();
    }
  }
}
