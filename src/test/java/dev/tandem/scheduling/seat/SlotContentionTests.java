package dev.tandem.scheduling.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.NoDatabase;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

@NoDatabase
class SlotContentionTests {

  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void aBookingThatADeadlockHasEndedIsTriedAgain() {
    assertThat(SlotContention.translateLockFailure(() -> failBefore(3, "40P01"))).isEqualTo(3);
  }

  @Test
  void afterThreeDeadlocksTheSlotIsTaken() {
    assertThatThrownBy(() -> SlotContention.translateLockFailure(() -> failBefore(4, "40P01")))
        .hasMessageContaining("slot-taken");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void aLockThatIsNotGivenBackIsNotCalledATakenSlot() {
    assertThatThrownBy(() -> SlotContention.translateLockFailure(() -> failBefore(2, "55P03")))
        .hasMessageContaining("503")
        .hasMessageContaining("nothing was booked");
    assertThat(attempts).hasValue(1);
  }

  private int failBefore(int attempt, String state) {
    if (attempts.incrementAndGet() < attempt) {
      throw new CannotAcquireLockException("locked", new SQLException("locked", state));
    }
    return attempts.get();
  }
}
