package dev.tandem.scheduling.attendance;

import static dev.tandem.scheduling.BookingSteps.mentee;
import static dev.tandem.scheduling.BookingSteps.mentor;
import static dev.tandem.scheduling.BookingSteps.operator;
import static dev.tandem.scheduling.booking.BookingStatus.COMPLETED;
import static dev.tandem.scheduling.booking.BookingStatus.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.ProcessState;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;

/** A completed session can still be complained about. */
@SchedulingModuleTest
class ClaimTests {

  @Autowired CompletionService completionService;
  @Autowired NoShowService noShowService;
  @Autowired NoShowSettlement noShowSettlement;
  @Autowired BookingProcesses bookingProcesses;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired AdjustableClock clock;

  UUID mentee;
  UUID mentor;
  Instant start;
  BookingId id;

  @BeforeEach
  void completeASession() {
    mentee = UUID.randomUUID();
    mentor = UUID.randomUUID();
    start = fixtures.startAfter(Duration.ofDays(3));
    id = steps.book(mentee, fixtures.createOffering(mentor, 1, false, false), start);
    clock.adjustTo(start.plus(Duration.ofMinutes(61)));
    completionService.complete(id, mentor(mentor));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void theMenteeReportsAnAbsentMentorWhoHasCompletedTheSession(AssertablePublishedEvents events) {
    clock.adjustTo(start.plus(Duration.ofHours(49)).minusSeconds(10));

    noShowService.report(id, mentee(mentee), null);

    assertThat(steps.find(id).status()).isEqualTo(NO_SHOW);
    assertThat(bookingProcesses.find(id).state()).isEqualTo(ProcessState.DISPUTE);
    events
        .assertThat()
        .contains(NoShowReported.class)
        .matching(it -> it.bookingId().equals(id.value()) && it.absent() == Party.MENTOR);
    noShowSettlement.resolve(id, operator(), NoShowOutcome.MENTOR_ABSENT);
    events
        .assertThat()
        .contains(NoShowResolved.class)
        .matching(it -> it.outcome() == NoShowOutcome.MENTOR_ABSENT);
  }

  @Test
  void theMenteesTimeEndsWithTheNoShowWindow() {
    clock.adjustTo(start.plus(Duration.ofHours(49)).plusMillis(1));

    assertThatThrownBy(() -> noShowService.report(id, mentee(mentee), null))
        .hasMessageContaining("no-show-too-late");
  }

  @Test
  void theMentorWhoHasCompletedASessionCannotReportTheMentee() {
    assertThatThrownBy(() -> noShowService.report(id, mentor(mentor), null))
        .hasMessageContaining("session-completed");
  }

  @Test
  void anOperatorOpensAClaimAtAnyTime() {
    clock.advance(Duration.ofDays(30));

    noShowService.report(id, operator(), Party.MENTOR);

    assertThat(steps.find(id).status()).isEqualTo(NO_SHOW);
  }

  @Test
  void anOperatorOpensASettledClaimAgain(AssertablePublishedEvents events) {
    noShowService.report(id, mentee(mentee), null);
    noShowSettlement.resolve(id, operator(), NoShowOutcome.HELD);
    assertThat(steps.find(id).status()).isEqualTo(COMPLETED);
    assertThatThrownBy(() -> noShowService.report(id, mentee(mentee), null))
        .hasMessageContaining("already-decided");

    noShowService.report(id, operator(), Party.MENTOR);
    noShowSettlement.resolve(id, operator(), NoShowOutcome.MENTOR_ABSENT);
    assertThat(steps.find(id).status()).isEqualTo(NO_SHOW);

    noShowService.report(id, operator(), Party.MENTEE);
    noShowSettlement.resolve(id, operator(), NoShowOutcome.HELD);

    assertThat(steps.find(id).status()).isEqualTo(COMPLETED);
    assertThat(
            events.ofType(NoShowReported.class).matching(it -> it.bookingId().equals(id.value())))
        .hasSize(3);
  }
}
