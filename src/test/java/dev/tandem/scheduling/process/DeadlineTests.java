package dev.tandem.scheduling.process;

import static dev.tandem.scheduling.BookingSteps.mentee;
import static dev.tandem.scheduling.BookingSteps.mentor;
import static dev.tandem.scheduling.booking.BookingStatus.CONFIRMED;
import static dev.tandem.scheduling.booking.BookingStatus.EXPIRED;
import static dev.tandem.scheduling.booking.BookingStatus.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.seat.WaitlistService;
import dev.tandem.scheduling.slot.SlotFinder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The clock decides about a deadline at the moment of the command, whether or not the scheduler has
 * come round. Each test locks the bookings that are due first, so that the scheduler skips them.
 */
class DeadlineTests extends SlotTestCase {

  @Autowired ApprovalService approvalService;
  @Autowired CancellationService cancellationService;
  @Autowired WaitlistService waitlistService;
  @Autowired NoShowService noShowService;
  @Autowired RescheduleService rescheduleService;
  @Autowired SlotFinder slotFinder;
  @Autowired Offerings offerings;
  @Autowired BookingSteps steps;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerAfterTheTimeToApproveIsTooLate(boolean approved) {
    var id = request();

    assertRefusedAfter(
        Duration.ofHours(48),
        id,
        "approval-too-late",
        () -> approvalService.decide(id, mentor(mentor), approved, null));
  }

  @Test
  void anAnswerFromTheStartOnIsTooLate() {
    start = fixtures.startAfter(Duration.ofHours(5));
    var id = request();

    assertRefusedAfter(
        Duration.between(clock.instant(), start),
        id,
        "approval-too-late",
        () -> approvalService.decide(id, mentor(mentor), true, null));
  }

  @Test
  void anAnswerOneMillisecondBeforeTheStartCounts() {
    start = fixtures.startAfter(Duration.ofHours(5));
    var id = request();
    clock.stopAt(start.minusMillis(1));

    assertThat(approvalService.decide(id, mentor(mentor), true, null).status())
        .isEqualTo(CONFIRMED);
  }

  @Test
  void aPaymentAfterTheHoldHasRunOutDoesNotConfirm() {
    var id = steps.hold(mentee, offering, start);

    unscheduled(
        id,
        Duration.ofMinutes(11),
        () -> {
          steps.pay(id);
          return steps.find(id);
        });

    assertThat(steps.find(id).status()).isEqualTo(EXPIRED);
  }

  @Test
  void aHoldEndsAtTheStartOfTheSessionAtTheLatest() {
    start = fixtures.startAfter(Duration.ZERO);
    clock.adjustTo(start.minus(Duration.ofMinutes(3)));
    var id = steps.hold(mentee, offering, start);

    assertThat(steps.find(id).holdExpiresAt()).isEqualTo(start);
  }

  @Test
  void whatHasRunOutCannotBeCancelled() {
    var held = steps.hold(mentee, offering, start);

    assertRefusedAfter(
        Duration.ofMinutes(11),
        held,
        "not-cancellable",
        () -> cancellationService.cancel(held, mentee(mentee), BookingFixtures.PRICE, null));
  }

  @Test
  void aRequestThatHasRunOutIsInNobodysWay() {
    var id = request();

    var other =
        unscheduled(
            id,
            Duration.ofHours(49),
            () -> {
              assertThat(isShown()).isTrue();
              return steps.hold(UUID.randomUUID(), offering, start);
            });

    assertThat(steps.find(other).status()).isEqualTo(HELD);
    assertThat(steps.find(id).status()).isEqualTo(EXPIRED);
  }

  @Test
  void aRequestThatHasRunOutIsNotInTheWayOfItsOwnMenteeEither() {
    var id = request();

    var next = unscheduled(id, Duration.ofHours(49), () -> steps.hold(mentee, offering, start));

    assertThat(steps.find(next).status()).isEqualTo(HELD);
    assertThat(steps.find(id).status()).isEqualTo(EXPIRED);
  }

  @Test
  void aDisputeAfterTheTimeForItIsTooLate() {
    var id = steps.book(mentee, offering, start);
    clock.adjustTo(start.plus(Duration.ofMinutes(15)));
    noShowService.report(id, mentee(mentee), null);

    assertRefusedAfter(
        Duration.ofHours(48).plusMillis(1),
        id,
        "dispute-too-late",
        () -> noShowService.dispute(id, mentor(mentor)));
  }

  @Test
  void aReportAfterTheTimeForItIsTooLate() {
    var id = steps.book(mentee, offering, start);
    var end = steps.find(id).slot().endsAt();

    assertRefusedAfter(
        Duration.between(clock.instant(), end.plus(Duration.ofHours(48)).plusMillis(1)),
        id,
        "no-show-too-late",
        () -> noShowService.report(id, mentee(mentee), null));
  }

  @Test
  void aSessionThatHasBegunIsNeitherCancelledNorMoved() {
    var id = steps.book(mentee, offering, start);
    var untilStart = Duration.between(clock.instant(), start);

    assertRefusedAfter(
        untilStart,
        id,
        "session-begun",
        () -> cancellationService.cancel(id, mentee(mentee), BookingFixtures.PRICE, null));
    clock.reset();
    assertRefusedAfter(
        untilStart,
        id,
        "session-begun",
        () -> rescheduleService.reschedule(id, mentor(mentor), start.plus(Duration.ofDays(1))));
  }

  @Test
  void anOfferThatHasRunOutIsInNobodysWay() {
    var id = steps.book(mentee, offering, start);
    var waiting = UUID.randomUUID();
    waitlistService.join(mentee(waiting), offering, start);
    cancellationService.cancel(id, mentee(mentee), BookingFixtures.PRICE, null);
    assertThat(waitlistService.findEntries(waiting).getFirst().offeredUntil()).isNotNull();

    var other =
        transaction.execute(tx -> {
          clock.advance(Duration.ofMinutes(31));
          assertThat(waitlistService.findEntries(waiting)).isEmpty();
          assertThat(isShown()).isTrue();
          return steps.hold(UUID.randomUUID(), offering, start);
        });

    assertThat(steps.find(other).status()).isEqualTo(HELD);
  }

  private boolean isShown() {
    return slotFinder.find(List.of(offerings.get(offering)), start, start.plusSeconds(1)).stream()
        .anyMatch(slot -> slot.startsAt().equals(start));
  }

  private BookingId request() {
    offering = fixtures.createOffering(mentor, 1, true, false);
    return steps.book(mentee, offering, start);
  }

  private void assertRefusedAfter(
      Duration time, BookingId id, String problem, Supplier<?> command) {
    assertThatThrownBy(() -> unscheduled(id, time, command::get))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(problem);
  }

  /** Runs a command after this time, before the scheduler can tidy up. */
  private <T> T unscheduled(BookingId id, Duration time, Supplier<T> command) {
    return transaction.execute(tx -> {
      jdbc.sql("select id from scheduling.booking where id = ? for update")
          .param(id)
          .query(UUID.class)
          .single();
      clock.advance(time);
      return command.get();
    });
  }
}
