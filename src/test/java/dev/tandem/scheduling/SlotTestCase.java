package dev.tandem.scheduling;

import dev.tandem.kernel.time.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What tests of bookings begin with: a mentee, and a mentor whose offering has one seat for 50.00
 * EUR and needs no approval, at a start in three days.
 */
@SchedulingModuleTest
public abstract class SlotTestCase {

  @Autowired protected BookingFixtures fixtures;
  @Autowired protected AdjustableClock clock;

  protected UUID mentee;
  protected UUID mentor;
  protected UUID offering;
  protected Instant start;

  @BeforeEach
  void createOffering() {
    mentee = UUID.randomUUID();
    mentor = UUID.randomUUID();
    offering = fixtures.createOffering(mentor, 1, false, false);
    start = fixtures.startAfter(Duration.ofDays(3));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }
}
