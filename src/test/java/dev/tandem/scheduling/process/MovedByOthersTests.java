package dev.tandem.scheduling.process;

import static dev.tandem.scheduling.BookingSteps.mentee;
import static dev.tandem.scheduling.BookingSteps.mentor;
import static dev.tandem.scheduling.BookingSteps.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.attendance.Strikes;
import dev.tandem.scheduling.booking.BookingId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A move by the mentor or by the platform costs the mentee neither money nor notice. */
@SchedulingModuleTest
class MovedByOthersTests {

  @Autowired RescheduleService rescheduleService;
  @Autowired CancellationService cancellationService;
  @Autowired Strikes strikes;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;

  UUID mentee;
  UUID mentor;
  UUID offering;
  Instant start;
  BookingId id;

  @BeforeEach
  void book() {
    mentee = UUID.randomUUID();
    mentor = UUID.randomUUID();
    offering = fixtures.createOffering(mentor, 1, false, false);
    start = fixtures.startAfter(Duration.ofDays(10));
    id = steps.book(mentee, offering, start);
    clock.advance(Duration.ofHours(2));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theMenteeMayCancelForEverythingUntilTheNewStart(boolean byMentor) {
    var moved = start.minus(Duration.ofDays(7));
    move(byMentor ? mentor(mentor) : operator(), moved);

    clock.stopAt(moved.minusSeconds(1));

    assertThat(cancellationService.preview(id, mentee(mentee)).basisPoints()).isEqualTo(10_000);
  }

  @Test
  void theMenteesOwnMoveAfterwardsChoosesATimeUnderTheUsualTerms() {
    move(mentor(mentor), start.minus(Duration.ofDays(7)));
    move(mentee(mentee), start);

    clock.adjustTo(start.minus(Duration.ofHours(4)));

    assertThat(cancellationService.preview(id, mentee(mentee)).basisPoints()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMoveNextToNowIsRefused(boolean byMentor) {
    var caller = byMentor ? mentor(mentor) : operator();

    assertThatThrownBy(() -> move(caller, fixtures.startAfter(Duration.ZERO)))
        .hasMessageContaining("move-too-short");
    assertThatThrownBy(() -> move(caller, fixtures.startAfter(Duration.ofHours(23))))
        .hasMessageContaining("move-too-short");

    move(caller, fixtures.startAfter(Duration.ofHours(24).plusMinutes(5)));
  }

  @Test
  void aMoveRespectsTheNoticeOfTheOfferingAsBooked() {
    jdbc.sql("update scheduling.booking set minimum_notice_hours = 100 where id = ?")
        .param(id)
        .update();

    assertThatThrownBy(() -> move(mentor(mentor), fixtures.startAfter(Duration.ofHours(99))))
        .hasMessageContaining("move-too-short");

    move(mentor(mentor), fixtures.startAfter(Duration.ofHours(100).plusMinutes(5)));
  }

  @Test
  void aSessionThatIsNearMayMoveToALaterTimeAndThatIsAStrike() {
    clock.adjustTo(start.minus(Duration.ofHours(3)));

    assertThatThrownBy(() -> move(mentor(mentor), start.minus(Duration.ofHours(1))))
        .hasMessageContaining("move-too-short");
    move(mentor(mentor), start.plus(Duration.ofHours(2)));

    assertThat(strikes.statusOf(mentor).count()).isOne();
  }

  @Test
  void aMoveInGoodTimeIsNoStrike() {
    move(mentor(mentor), start.plus(Duration.ofHours(2)));

    assertThat(strikes.statusOf(mentor).count()).isZero();
  }

  @Test
  void thereIsAnEndToMoves() {
    move(mentor(mentor), start.plus(Duration.ofHours(2)));
    move(operator(), start.plus(Duration.ofHours(4)));

    assertThatThrownBy(() -> move(mentor(mentor), start)).hasMessageContaining("moved-too-often");
    assertThatThrownBy(() -> move(operator(), start)).hasMessageContaining("moved-too-often");
    move(mentee(mentee), start);
  }

  @Test
  void aMoveKeepsTheLengthThatWasBookedAndPaid() {
    jdbc.sql("update scheduling.offering set minutes = 15 where id = ?").param(offering).update();

    move(mentor(mentor), start.plus(Duration.ofHours(2)));

    var slot = steps.find(id).slot();
    assertThat(Duration.between(slot.startsAt(), slot.endsAt())).isEqualTo(Duration.ofHours(1));
  }

  private void move(Caller caller, Instant to) {
    rescheduleService.reschedule(id, caller, to);
  }
}
