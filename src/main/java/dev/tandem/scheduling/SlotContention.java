package dev.tandem.scheduling;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;

/** Two who want each other's slots cannot both wait: the database lets one go, here in words. */
final class SlotContention {

  private SlotContention() {}

  static <T> T translateLockFailure(Supplier<T> write) {
    try {
      return write.get();
    } catch (PessimisticLockingFailureException e) {
      throw SeatAllocation.slotTaken();
    }
  }
}
