package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is shown before is what goes back. */
interface Cancelling extends Chapter {

  @Test
  default void aDayBeforeEverythingGoesBack() {
    var mentee = tandem().mentee();
    var start = tandem().at(4, 10);
    var booking = tandem().confirmed(mentee, tandem().offering(tandem().mentor()), start);

    assertThat(tandem().cancel(mentee, booking)).isEqualTo(6000);

    tandem().awaitCredited(mentee, 6000);
  }

  @Test
  default void onTheSameDayHalfGoesBackAndTheMentorHasTheirShareOfTheRest() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var start = tandem().at(4, 10);
    var booking = tandem().confirmed(mentee, tandem().offering(mentor), start);
    tandem().time().reach(start.minus(Duration.ofHours(5)));

    assertThat(tandem().cancel(mentee, booking)).isEqualTo(3000);

    tandem().awaitCredited(mentee, 3000);
    patiently().until(() -> tandem().balance(mentor, "mentor:pending") > 0);
  }

  @Test
  default void shortlyBeforeNothingGoesBack() {
    var mentee = tandem().mentee();
    var start = tandem().at(4, 12);
    var booking = tandem().confirmed(mentee, tandem().offering(tandem().mentor()), start);
    tandem().time().reach(start.minus(Duration.ofHours(2)));

    assertThat(tandem().cancel(mentee, booking)).isZero();
  }

  @Test
  default void aRefundThatHasChangedSinceItWasShownIsNotTaken() {
    var mentee = tandem().mentee();
    var start = tandem().at(4, 14);
    var booking = tandem().confirmed(mentee, tandem().offering(tandem().mentor()), start);
    var path = BOOKINGS + "/" + booking + "/cancellation";
    var shown = mentee.post(path + "-preview", "").expect(200).body();
    assertThat(shown.get("tier").asString()).isEqualTo("FULL");
    tandem().time().reach(start.minus(Duration.ofHours(10)));

    mentee.post(path, "{\"refund\": " + shown.get("refund") + "}").problem(409);

    assertThat(tandem().status(booking)).isEqualTo("CONFIRMED");
    mentee.post(path, "{}").problem(400);
  }

  @Test
  default void aMentorWhoCancelsLateLeavesNothingUnpaidToTheMentee() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var start = tandem().at(4, 16);
    var booking = tandem().confirmed(mentee, tandem().offering(mentor), start);
    tandem().time().reach(start.minus(Duration.ofHours(1)));

    assertThat(tandem().cancel(mentor, booking)).isEqualTo(6000);

    tandem().awaitCredited(mentee, 6000);
    assertThat(tandem().balance(mentor, "mentor:pending")).isZero();
    tandem().assertTheBooksBalance();
  }
}
