package dev.tandem.scheduling.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.seat.WaitlistService;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One person cannot hold a calendar for nothing. */
@SchedulingModuleTest
class BookingLimitsTests {

  @Autowired WaitlistService waitlistService;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired AdjustableClock clock;

  UUID mentee;
  UUID offering;
  Instant start;

  @BeforeEach
  void createOffering() {
    mentee = UUID.randomUUID();
    offering = fixtures.createOffering();
    start = fixtures.startAfter(Duration.ofDays(3));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void aMenteeHoldsAtMostThreeSlotsOfOneMentor() throws Exception {
    assertThat(countHolds(20, i -> offering)).isEqualTo(3);
    assertThatThrownBy(() -> steps.hold(mentee, offering, at(30)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("too-many-holds")
        .hasMessageContaining("409");
  }

  @Test
  void aMenteeHoldsAtMostFiveSlotsOfAllMentors() throws Exception {
    var offerings = IntStream.range(0, 20).mapToObj(it -> fixtures.createOffering()).toList();

    assertThat(countHolds(20, offerings::get)).isEqualTo(5);
  }

  @Test
  void aSlotThatIsPaidForIsNotHeldAnyLonger() {
    for (int i = 0; i < 8; i++) {
      steps.book(mentee, offering, at(i));
    }
  }

  @Test
  void holdsThatAreNeverPaidAreBoundedAnHour() {
    for (int i = 0; i < 10; i++) {
      steps.hold(mentee, fixtures.createOffering(), start);
      clock.advance(Duration.ofMinutes(4));
      if (i >= 3) {
        clock.advance(Duration.ofMinutes(1));
      }
      start = start.plus(Duration.ofHours(2));
    }
    clock.advance(Duration.ofMinutes(11));

    assertThatThrownBy(() -> steps.hold(mentee, offering, at(40)))
        .hasMessageContaining("too-many-holds");

    clock.advance(Duration.ofHours(1));
    steps.hold(mentee, offering, at(40));
  }

  @Test
  void aMenteeWaitsForAtMostThreeSlotsOfOneMentorAndTenOfAll() {
    for (int i = 0; i < 3; i++) {
      waitFor(offering, at(i));
    }
    assertThatThrownBy(() -> waitFor(offering, at(3))).hasMessageContaining("too-many-waits");
    waitlistService.join(BookingSteps.mentee(mentee), offering, at(0));
    for (int i = 3; i < 10; i++) {
      waitFor(fixtures.createOffering(), at(i));
    }

    assertThatThrownBy(() -> waitFor(fixtures.createOffering(), at(10)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("too-many-waits");
  }

  private void waitFor(UUID wanted, Instant at) {
    steps.book(UUID.randomUUID(), wanted, at);
    waitlistService.join(BookingSteps.mentee(mentee), wanted, at);
  }

  private Instant at(int hours) {
    return start.plus(Duration.ofHours(hours));
  }

  /** Tries to hold as many slots at the same time. */
  private long countHolds(int attempts, IntFunction<UUID> offerings) throws Exception {
    var tries =
        IntStream.range(0, attempts)
            .mapToObj(i ->
                (Callable<Boolean>)
                    () -> {
                      try {
                        steps.hold(mentee, offerings.apply(i), at(i));
                        return true;
                      } catch (Problem refused) {
                        return false;
                      }
                    })
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      return threads.invokeAll(tries).stream().filter(it -> it.resultNow()).count();
    }
  }
}
