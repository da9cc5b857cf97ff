package dev.tandem.scheduling.seat;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;

/** Two who want each other's slots cannot both wait: the database lets one go, here in words. */
public final class SlotContention {

  private SlotContention() {}

  public static <T> T translateLockFailure(Supplier<T> write) {
    try {
      return write.get();
    } catch (PessimisticLockingFailureException e) {
      throw SeatAllocation.slotTaken();
    }
  }
}
