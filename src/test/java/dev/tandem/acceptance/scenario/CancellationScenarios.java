package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The refund is the one that the preview showed. */
abstract class CancellationScenarios {

  private final TandemClient tandem;

  CancellationScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aDayBeforeEverythingIsRefunded() {
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(4, 10);
    var booking =
        tandem.bookAndConfirm(mentee, tandem.createOffering(tandem.createMentor()), start);

    assertThat(tandem.cancelAndGetRefund(mentee, booking)).isEqualTo(6000);

    tandem.awaitCreditNotes(mentee, 6000);
  }

  @Test
  void onTheSameDayHalfIsRefundedAndTheMentorEarnsAShareOfTheRest() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(4, 10);
    var booking = tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), start);
    tandem.clock().advanceTo(start.minus(Duration.ofHours(5)));

    assertThat(tandem.cancelAndGetRefund(mentee, booking)).isEqualTo(3000);

    tandem.awaitCreditNotes(mentee, 3000);
    eventually().until(() -> tandem.balanceOf(mentor, "mentor:pending") > 0);
  }

  @Test
  void shortlyBeforeNothingIsRefunded() {
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(4, 12);
    var booking =
        tandem.bookAndConfirm(mentee, tandem.createOffering(tandem.createMentor()), start);
    tandem.clock().advanceTo(start.minus(Duration.ofHours(2)));

    assertThat(tandem.cancelAndGetRefund(mentee, booking)).isZero();
  }

  @Test
  void aCancellationIsRefusedWhenTheRefundHasChangedSinceThePreview() {
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(4, 14);
    var booking =
        tandem.bookAndConfirm(mentee, tandem.createOffering(tandem.createMentor()), start);
    var path = BOOKINGS_PATH + "/" + booking + "/cancellation";
    var shown = mentee.post(path + "-preview", "").expectStatus(200).json();
    assertThat(shown.get("tier").asString()).isEqualTo("FULL");
    tandem.clock().advanceTo(start.minus(Duration.ofHours(10)));

    mentee.post(path, "{\"refund\": " + shown.get("refund") + "}").expectProblem(409);

    assertThat(tandem.statusOf(booking)).isEqualTo("CONFIRMED");
    mentee.post(path, "{}").expectProblem(400);
  }

  @Test
  void theMenteeIsRefundedInFullWhenTheMentorCancelsLate() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(4, 16);
    var booking = tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), start);
    tandem.clock().advanceTo(start.minus(Duration.ofHours(1)));

    assertThat(tandem.cancelAndGetRefund(mentor, booking)).isEqualTo(6000);

    tandem.awaitCreditNotes(mentee, 6000);
    assertThat(tandem.balanceOf(mentor, "mentor:pending")).isZero();
    tandem.assertLedgerBalances();
  }
}
