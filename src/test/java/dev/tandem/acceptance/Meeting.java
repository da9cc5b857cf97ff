package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions that took place, or did not, and what people say of them. */
interface Meeting extends Chapter {

  @Test
  default void aMentorIsPaidForAMenteeWhoDoesNotCome() {
    var mentor = tandem().mentor();
    var start = tandem().at(2, 10);
    var booking = tandem().confirmed(tandem().mentee(), tandem().offering(mentor), start);
    tandem().time().reach(start.plus(Duration.ofMinutes(5)));
    mentor.post(BOOKINGS + "/" + booking + "/no-show", "").problem(409);
    tandem().time().reach(start.plus(Duration.ofMinutes(11)));

    mentor.post(BOOKINGS + "/" + booking + "/no-show", "").expect(200);
    assertThat(tandem().status(booking)).isEqualTo("NO_SHOW");
    tandem().time().pass(Duration.ofHours(49));

    patiently().until(() -> tandem().balance(mentor, "mentor:pending") > 0);
  }

  @Test
  default void aMenteeHasEverythingBackWhenTheMentorDoesNotCome() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var start = tandem().at(2, 10);
    var booking = tandem().confirmed(mentee, tandem().offering(mentor), start);
    tandem().time().reach(start.plus(Duration.ofMinutes(20)));

    mentee.post(BOOKINGS + "/" + booking + "/no-show", "").expect(200);
    tandem().time().pass(Duration.ofHours(49));

    tandem().awaitCredited(mentee, 6000);
    assertThat(tandem().balance(mentor, "mentor:pending")).isZero();
  }

  @Test
  default void anOperatorDecidesWhatIsContested() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var start = tandem().at(2, 12);
    var booking = tandem().confirmed(mentee, tandem().offering(mentor), start);
    tandem().time().reach(start.plus(Duration.ofMinutes(20)));
    mentor.post(BOOKINGS + "/" + booking + "/no-show", "").expect(200);

    mentee.post(BOOKINGS + "/" + booking + "/dispute", "").expect(200);
    tandem().time().pass(Duration.ofHours(60));
    var path = BOOKINGS + "/" + booking + "/resolution";
    mentee.post(path, "{\"outcome\": \"MENTOR_ABSENT\"}").problem(403);
    tandem().operator().post(path, "{\"outcome\": \"MENTOR_ABSENT\"}").expect(200);

    tandem().awaitCredited(mentee, 6000);
  }

  @Test
  default void aSessionNobodySaysAWordAboutTookPlace() {
    var mentor = tandem().mentor();
    var start = tandem().at(2, 14);
    var booking = tandem().confirmed(tandem().mentee(), tandem().offering(mentor), start);

    tandem().time().reach(start.plus(Duration.ofHours(50)));

    tandem().awaitStatus(booking, "COMPLETED");
    patiently().until(() -> tandem().balance(mentor, "mentor:pending") > 0);
  }

  @Test
  default void neitherSideSeesARatingBeforeBothHaveGivenOne() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var offering = tandem().offering(mentor);
    var tooEarly = tandem().confirmed(mentee, offering, tandem().at(9, 10));
    patiently().until(() -> rate(mentee, tooEarly, 5).status() == 409);
    var booking = tandem().completed(mentor, mentee, offering, tandem().at(2, 16));

    patiently().until(() -> rate(mentee, booking, 5).status() == 201);
    assertThat(ratings(mentee, mentor)).isZero();
    rate(mentor, booking, 4).expect(201);

    assertThat(ratings(mentee, mentor)).isEqualTo(1);
    rate(tandem().mentee(), booking, 1).problem(404);
  }

  private static Answer rate(Someone who, String booking, int stars) {
    return who.post(
        "/api/recommendations/ratings",
        "{\"bookingId\": \"%s\", \"stars\": %d}".formatted(booking, stars));
  }

  private static int ratings(Someone who, Someone mentor) {
    return who.see("/api/recommendations/ratings?mentor=" + mentor.id()).get("total").asInt();
  }
}
