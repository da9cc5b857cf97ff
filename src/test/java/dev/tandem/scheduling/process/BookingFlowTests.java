package dev.tandem.scheduling.process;

import static dev.tandem.scheduling.booking.BookingStatus.CANCELLED;
import static dev.tandem.scheduling.booking.BookingStatus.COMPLETED;
import static dev.tandem.scheduling.booking.BookingStatus.CONFIRMED;
import static dev.tandem.scheduling.booking.BookingStatus.EXPIRED;
import static dev.tandem.scheduling.booking.BookingStatus.HELD;
import static dev.tandem.scheduling.booking.BookingStatus.NO_SHOW;
import static dev.tandem.scheduling.booking.BookingStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.attendance.NoShowSettlement;
import dev.tandem.scheduling.attendance.StrikeStatus;
import dev.tandem.scheduling.attendance.Strikes;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.Bookings;
import dev.tandem.scheduling.booking.ProcessState;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.booking.RefundKind;
import dev.tandem.scheduling.booking.StepRecord;
import dev.tandem.scheduling.events.ApprovalRequested;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.SessionCompleted;
import dev.tandem.scheduling.events.WaitlistOffered;
import dev.tandem.scheduling.samples.events.AccountReinstated;
import dev.tandem.scheduling.samples.events.AccountSuspended;
import dev.tandem.scheduling.samples.events.PaymentFailed;
import dev.tandem.scheduling.samples.events.PaymentSucceeded;
import dev.tandem.scheduling.seat.WaitlistService;
import dev.tandem.scheduling.seat.WaitlistStatus;
import dev.tandem.testing.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** The booking process from hold to completion, with signals in any order. */
class BookingFlowTests extends SlotTestCase {

  @Autowired BookingService bookingService;
  @Autowired Bookings bookings;
  @Autowired BookingProcesses bookingProcesses;
  @Autowired CancellationService cancellationService;
  @Autowired RescheduleService rescheduleService;
  @Autowired ApprovalService approvalService;
  @Autowired CompletionService completionService;
  @Autowired NoShowService noShowService;
  @Autowired NoShowSettlement noShowSettlement;
  @Autowired Strikes strikes;
  @Autowired WaitlistService waitlistService;
  @Autowired DueProcessScheduler dueProcessScheduler;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @Test
  void aPaymentConfirmsTheBooking(AssertablePublishedEvents events) {
    var id = hold(mentee);

    pay(id);

    await().until(() -> status(id) == CONFIRMED);
    events.assertThat().contains(BookingConfirmed.class).matching(it -> it.meta().version() == 2);
  }

  @Test
  void aPaymentReportedTwiceConfirmsOnce(AssertablePublishedEvents events) {
    var id = hold(mentee);

    var event = paymentFor(id);
    publish(event);
    publish(event);
    pay(id);

    await().until(() -> status(id) == CONFIRMED);
    Deliveries.awaitAll(jdbc);
    assertThat(events.ofType(BookingConfirmed.class).matching(it -> it.bookingId().equals(id)))
        .hasSize(1);
  }

  @Test
  void aFailedPaymentReleasesTheSlot(AssertablePublishedEvents events) {
    var id = hold(mentee);

    publish(
        new PaymentFailed(EventMetadata.about(id, 1, clock.instant()), id, "Card stolen", false));

    await().until(() -> status(id) == EXPIRED);
    assertThat(bookings.find(new BookingId(id)).orElseThrow().reason()).contains("Card stolen");
    events.assertThat().contains(BookingExpired.class).matching(it -> it.bookingId().equals(id));
    assertThat(status(hold(UUID.randomUUID()))).isEqualTo(HELD);
  }

  @Test
  void aPaymentAfterAFailedOneIsRefunded() {
    var id = hold(mentee);
    publish(new PaymentFailed(EventMetadata.about(id, 1, clock.instant()), id, "Time-out", true));
    await().until(() -> status(id) == EXPIRED);

    pay(id);

    await().until(() -> lastStep(id) == ProcessStep.REFUND);
    assertThat(status(id)).isEqualTo(EXPIRED);
  }

  @Test
  void aFailureAfterThePaymentChangesNothing() {
    var id = hold(mentee);
    pay(id);
    await().until(() -> status(id) == CONFIRMED);

    publish(new PaymentFailed(EventMetadata.about(id, 1, clock.instant()), id, "late", false));

    Deliveries.awaitAll(jdbc);
    assertThat(status(id)).isEqualTo(CONFIRMED);
  }

  @Test
  void aHoldExpiresWithoutPaymentAndALatePaymentIsRefunded() {
    var id = hold(mentee);

    clock.advance(Duration.ofMinutes(11));
    dueProcessScheduler.run();

    await().until(() -> status(id) == EXPIRED);
    pay(id);
    await().until(() -> lastStep(id) == ProcessStep.REFUND);
    assertThat(status(id)).isEqualTo(EXPIRED);
  }

  @Test
  void anExpiredHoldDoesNotBlockTheSlot() {
    var id = hold(mentee);
    clock.advance(Duration.ofMinutes(11));

    var other = hold(UUID.randomUUID());

    assertThat(status(id)).isEqualTo(EXPIRED);
    assertThat(status(other)).isEqualTo(HELD);
  }

  @Test
  void aMentorApprovesABooking(AssertablePublishedEvents events) {
    var id = pending();
    var deadline = clock.instant().plus(Duration.ofHours(48)).plusSeconds(60);
    events
        .assertThat()
        .contains(ApprovalRequested.class)
        .matching(it -> it.bookingId().equals(id) && it.answerBy().isBefore(deadline));

    approvalService.decide(new BookingId(id), callerOf(mentor, Role.MENTOR), true, null);

    assertThat(status(id)).isEqualTo(CONFIRMED);
  }

  @Test
  void aDeclinedBookingIsRefundedInFullWithoutAStrike(AssertablePublishedEvents events) {
    var id = pending();

    approvalService.decide(new BookingId(id), callerOf(mentor, Role.MENTOR), false, "Not my field");

    assertThat(status(id)).isEqualTo(CANCELLED);
    events
        .assertThat()
        .contains(BookingCancelled.class)
        .matching(it -> it.refundBasisPoints() == 10_000 && !it.strike());
    assertThat(strikes.statusOf(mentor).count()).isZero();
  }

  @Test
  void anApprovalThatDoesNotComeExpiresTheBooking() {
    var id = pending();

    clock.advance(Duration.ofHours(49));
    dueProcessScheduler.run();

    await().until(() -> status(id) == EXPIRED);
  }

  @Test
  void aCancellationRefundsExactlyThePreview(AssertablePublishedEvents events) {
    var id = confirmed();
    clock.adjustTo(start.minus(Duration.ofHours(5)));

    var shown = cancellationService.preview(new BookingId(id), callerOf(mentee, Role.MENTEE));
    cancellationService.cancel(
        new BookingId(id), callerOf(mentee, Role.MENTEE), shown.amount(), null);

    assertThat(shown.amount()).isEqualTo(Money.of(2500, "EUR"));
    assertThat(shown.kind()).isEqualTo(RefundKind.PARTIAL);
    events
        .assertThat()
        .contains(BookingCancelled.class)
        .matching(it -> it.refund().equals(shown.amount()) && !it.strike());
  }

  @Test
  void aCancellationIsRefusedAfterTheRefundHasChanged() {
    var id = confirmed();
    var shown = cancellationService.preview(new BookingId(id), callerOf(mentee, Role.MENTEE));

    clock.adjustTo(start.minus(Duration.ofHours(2)));

    assertThatThrownBy(() ->
            cancellationService.cancel(
                new BookingId(id), callerOf(mentee, Role.MENTEE), shown.amount(), null))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("refund-changed");
    assertThat(status(id)).isEqualTo(CONFIRMED);
  }

  @Test
  void theSecondStrikeInThirtyDaysWarnsAndTheFourthSuspends() {
    for (int i = 1; i <= 4; i++) {
      start = fixtures.startAfter(Duration.ofDays(3 + i));
      var id = confirmed();
      cancellationService.cancel(
          new BookingId(id), callerOf(mentor, Role.MENTOR), BookingFixtures.PRICE, "Ill");
      assertThat(strikes.statusOf(mentor)).isEqualTo(new StrikeStatus(i, i >= 2, i >= 4));
    }
    clock.advance(Duration.ofDays(31));
    assertThat(strikes.statusOf(mentor).suspended()).isFalse();
  }

  @Test
  void aMoveKeepsTheOldSlotUntilTheNewOneIsTaken(AssertablePublishedEvents events) {
    var id = confirmed();
    var taken = start.plus(Duration.ofHours(2));
    hold(UUID.randomUUID(), taken);

    assertThatThrownBy(() -> move(id, taken)).hasMessageContaining("slot-taken");
    assertThatThrownBy(() -> hold(UUID.randomUUID(), start)).hasMessageContaining("slot-taken");

    move(id, start.plus(Duration.ofMinutes(30)));
    events.assertThat().contains(BookingRescheduled.class).matching(it -> it.revision() == 1);
    assertThatThrownBy(() -> hold(UUID.randomUUID(), start)).hasMessageContaining("slot-taken");

    move(id, start.plus(Duration.ofHours(4)));
    assertThat(status(hold(UUID.randomUUID(), start))).isEqualTo(HELD);
    assertThatThrownBy(() -> move(id, start.plus(Duration.ofHours(6))))
        .hasMessageContaining("moved-too-often");
  }

  @Test
  void movingASessionDoesNotRaiseTheRefund() {
    var id = confirmed();
    clock.adjustTo(start.minus(Duration.ofHours(5)));

    move(id, start.plus(Duration.ofDays(7)));

    assertThat(
            cancellationService
                .preview(new BookingId(id), callerOf(mentee, Role.MENTEE))
                .basisPoints())
        .isEqualTo(5_000);
  }

  @Test
  void theMentorCompletesAfterTheEnd(AssertablePublishedEvents events) {
    var id = confirmed();
    assertThatThrownBy(
            () -> completionService.complete(new BookingId(id), callerOf(mentor, Role.MENTOR)))
        .hasMessageContaining("not-over");

    clock.adjustTo(start.plus(Duration.ofMinutes(60)));
    completionService.complete(new BookingId(id), callerOf(mentor, Role.MENTOR));

    assertThat(status(id)).isEqualTo(COMPLETED);
    events.assertThat().contains(SessionCompleted.class).matching(it -> it.bookingId().equals(id));
  }

  @Test
  void aSessionWithoutANoShowReportCompletes() {
    var id = confirmed();

    clock.adjustTo(start.plus(Duration.ofHours(49)).plusSeconds(1));
    dueProcessScheduler.run();

    await().until(() -> status(id) == COMPLETED);
  }

  @Test
  void aMentorReportedAbsentWhoDoesNotDisputeGetsAStrike(AssertablePublishedEvents events) {
    var id = confirmed();
    clock.adjustTo(start.plus(Duration.ofMinutes(9)));
    assertThatThrownBy(
            () -> noShowService.report(new BookingId(id), callerOf(mentee, Role.MENTEE), null))
        .hasMessageContaining("no-show-too-early");

    clock.adjustTo(start.plus(Duration.ofMinutes(10)));
    noShowService.report(new BookingId(id), callerOf(mentee, Role.MENTEE), null);
    assertThat(status(id)).isEqualTo(NO_SHOW);

    clock.advance(Duration.ofHours(49));
    dueProcessScheduler.run();

    await()
        .untilAsserted(() ->
            events
                .assertThat()
                .contains(NoShowResolved.class)
                .matching(it -> it.outcome() == NoShowOutcome.MENTOR_ABSENT));
    // The scheduler may be the one who does it, and is heard before it commits.
    await().untilAsserted(() -> assertThat(strikes.statusOf(mentor).count()).isOne());
  }

  @Test
  void aDisputedNoShowWaitsForAnOperator(AssertablePublishedEvents events) {
    var id = confirmed();
    clock.adjustTo(start.plus(Duration.ofMinutes(30)));
    noShowService.report(new BookingId(id), callerOf(mentor, Role.MENTOR), null);
    assertThatThrownBy(
            () -> noShowService.dispute(new BookingId(id), callerOf(mentor, Role.MENTOR)))
        .isInstanceOf(Problem.class);
    noShowService.dispute(new BookingId(id), callerOf(mentee, Role.MENTEE));

    clock.advance(Duration.ofDays(10));
    dueProcessScheduler.run();
    assertThat(bookingProcesses.find(new BookingId(id)).state()).isEqualTo(ProcessState.RESOLUTION);

    noShowSettlement.resolve(
        new BookingId(id), callerOf(UUID.randomUUID(), Role.OPERATOR), NoShowOutcome.HELD);
    assertThat(status(id)).isEqualTo(COMPLETED);
    events
        .assertThat()
        .contains(NoShowResolved.class)
        .matching(it -> it.outcome() == NoShowOutcome.HELD)
        .and()
        .contains(SessionCompleted.class)
        .matching(it -> it.bookingId().equals(id));
  }

  @Test
  void aFreedSlotIsOfferedToTheFirstOnTheWaitingListThenToTheNext(
      AssertablePublishedEvents events) {
    var id = confirmed();
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    waitlistService.join(callerOf(first, Role.MENTEE), offering, start);
    waitlistService.join(callerOf(second, Role.MENTEE), offering, start);

    cancellationService.cancel(
        new BookingId(id), callerOf(mentee, Role.MENTEE), BookingFixtures.PRICE, null);

    assertThat(waitlistStatus(first)).isEqualTo(WaitlistStatus.OFFERED);
    events
        .assertThat()
        .contains(WaitlistOffered.class)
        .matching(it ->
            it.menteeId().equals(first)
                && it.offeredUntil().isAfter(clock.instant().plus(Duration.ofMinutes(29))));
    assertThatThrownBy(() -> hold(second)).hasMessageContaining("slot-taken");
    clock.advance(Duration.ofMinutes(31));
    dueProcessScheduler.run();
    await().until(() -> waitlistStatus(second) == WaitlistStatus.OFFERED);
    assertThatThrownBy(() -> hold(first)).hasMessageContaining("slot-taken");
    assertThat(status(hold(second))).isEqualTo(HELD);
  }

  @Test
  void anOfferThatIsDeclinedFreesTheSlot() {
    var id = confirmed();
    var first = UUID.randomUUID();
    waitlistService.join(callerOf(first, Role.MENTEE), offering, start);
    cancellationService.cancel(
        new BookingId(id), callerOf(mentee, Role.MENTEE), BookingFixtures.PRICE, null);

    waitlistService.leave(first, offering, start);

    assertThat(status(hold(UUID.randomUUID()))).isEqualTo(HELD);
  }

  @Test
  void aSuspendedPayerCanBookAgainOnceReinstatedWhateverTheEventOrder() {
    var now = clock.instant();
    publish(new AccountSuspended(EventMetadata.about(mentee, 1, now), mentee));
    Deliveries.awaitAll(jdbc);
    assertThatThrownBy(() -> holdNext(mentee)).hasMessageContaining("past due");

    publish(new AccountReinstated(EventMetadata.about(mentee, 3, now.plusSeconds(20)), mentee));
    Deliveries.awaitAll(jdbc);
    assertThat(status(holdNext(mentee))).isEqualTo(HELD);
    publish(new AccountSuspended(EventMetadata.about(mentee, 2, now.plusSeconds(10)), mentee));
    Deliveries.awaitAll(jdbc);
    assertThat(status(holdNext(mentee))).isEqualTo(HELD);
  }

  @Test
  void anOfferingForCohortsNeedsASharedCohort() {
    offering = fixtures.createOffering(mentor, 1, false, true);
    assertThatThrownBy(() -> hold(mentee)).hasMessageContaining("cohorts only");

    var cohort = UUID.randomUUID();
    publish(fixtures.enrolledEvent(cohort, mentee, Role.MENTEE));
    publish(fixtures.enrolledEvent(cohort, mentor, Role.MENTOR));

    await().ignoreExceptions().until(() -> status(hold(mentee)) == HELD);
  }

  @Test
  void aCohortIsOverAfterItsLastDayThoughNobodyHasClosedItYet() {
    offering = fixtures.createOffering(mentor, 1, false, true);
    var cohort = UUID.randomUUID();
    publish(fixtures.openedEvent(cohort, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    publish(fixtures.enrolledEvent(cohort, mentee, Role.MENTEE));
    publish(fixtures.enrolledEvent(cohort, mentor, Role.MENTOR));
    Deliveries.awaitAll(jdbc);
    assertThat(status(hold(mentee))).isEqualTo(HELD);

    clock.advance(Duration.ofDays(1));

    assertThatThrownBy(() -> holdNext(mentee)).hasMessageContaining("cohorts only");
  }

  @Test
  void severalInstancesContinueEachDueBookingOnce() throws Exception {
    var ids =
        IntStream.range(0, 30)
            .mapToObj(it -> hold(UUID.randomUUID(), start.plus(Duration.ofHours(it))))
            .toList();
    clock.advance(Duration.ofMinutes(11));

    try (var instances = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        instances.submit(dueProcessScheduler::run);
      }
    }

    for (var id : ids) {
      await().until(() -> status(id) == EXPIRED);
      assertThat(bookingProcesses.findSteps(new BookingId(id)))
          .extracting(StepRecord::step)
          .containsExactly(ProcessStep.HOLD, ProcessStep.RELEASE);
    }
  }

  private WaitlistStatus waitlistStatus(UUID member) {
    return waitlistService.findEntries(member).getFirst().status();
  }

  private UUID pending() {
    offering = fixtures.createOffering(mentor, 1, true, false);
    var id = hold(mentee);
    pay(id);
    await().until(() -> status(id) == PENDING);
    return id;
  }

  private UUID confirmed() {
    var id = hold(mentee);
    pay(id);
    await().until(() -> status(id) == CONFIRMED);
    return id;
  }

  private void move(UUID id, Instant to) {
    rescheduleService.reschedule(new BookingId(id), callerOf(mentee, Role.MENTEE), to);
  }

  /** Holds the hour after the last one. */
  private UUID holdNext(UUID member) {
    start = start.plus(Duration.ofHours(1));
    return hold(member);
  }

  private UUID hold(UUID member) {
    return hold(member, start);
  }

  private UUID hold(UUID member, Instant at) {
    var payment = new FundingRequest(FundingKind.CARD, "ok");
    return bookingService.book(member, new BookingRequest(offering, at, payment), null).id();
  }

  private void pay(UUID id) {
    publish(paymentFor(id));
  }

  private PaymentSucceeded paymentFor(UUID id) {
    return new PaymentSucceeded(EventMetadata.about(id, 1, clock.instant()), id);
  }

  private void publish(PublishedEvent event) {
    transaction.executeWithoutResult(it -> publisher.publishEvent(event));
  }

  private BookingStatus status(UUID id) {
    return bookings.find(new BookingId(id)).orElseThrow().status();
  }

  private ProcessStep lastStep(UUID id) {
    return bookingProcesses.findSteps(new BookingId(id)).getLast().step();
  }

  private static Caller callerOf(UUID member, Role role) {
    return new Caller(member, Set.of(role));
  }
}
