package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiResponse;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Completion, absence, disputes and ratings of sessions. */
abstract class SessionScenarios {

  private final TandemClient tandem;

  SessionScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aMentorEarnsWhenTheMenteeDoesNotAttend() {
    var mentor = tandem.createMentor();
    var start = tandem.daysFromNow(2, 10);
    var booking =
        tandem.bookAndConfirm(tandem.createMentee(), tandem.createOffering(mentor), start);
    tandem.clock().advanceTo(start.plus(Duration.ofMinutes(5)));
    mentor.post(BOOKINGS_PATH + "/" + booking + "/no-show", "").expectProblem(409);
    tandem.clock().advanceTo(start.plus(Duration.ofMinutes(11)));

    mentor.post(BOOKINGS_PATH + "/" + booking + "/no-show", "").expectStatus(200);
    tandem.awaitStatus(booking, "NO_SHOW");
    tandem.clock().advanceBy(Duration.ofHours(49));

    eventually().until(() -> tandem.balanceOf(mentor, "mentor:pending") > 0);
  }

  @Test
  void aMenteeIsRefundedInFullWhenTheMentorDoesNotAttend() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(2, 10);
    var booking = tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), start);
    tandem.clock().advanceTo(start.plus(Duration.ofMinutes(20)));

    mentee.post(BOOKINGS_PATH + "/" + booking + "/no-show", "").expectStatus(200);
    tandem.clock().advanceBy(Duration.ofHours(49));

    tandem.awaitCreditNotes(mentee, 6000);
    assertThat(tandem.balanceOf(mentor, "mentor:pending")).isZero();
  }

  @Test
  void anOperatorResolvesADispute() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(2, 12);
    var booking = tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), start);
    tandem.clock().advanceTo(start.plus(Duration.ofMinutes(20)));
    mentor.post(BOOKINGS_PATH + "/" + booking + "/no-show", "").expectStatus(200);

    mentee.post(BOOKINGS_PATH + "/" + booking + "/dispute", "").expectStatus(200);
    tandem.clock().advanceBy(Duration.ofHours(60));
    var path = BOOKINGS_PATH + "/" + booking + "/resolution";
    mentee.post(path, "{\"outcome\": \"MENTOR_ABSENT\"}").expectProblem(403);
    tandem.operator().post(path, "{\"outcome\": \"MENTOR_ABSENT\"}").expectStatus(200);

    tandem.awaitCreditNotes(mentee, 6000);
  }

  @Test
  void aSessionIsCompletedIfNobodyReportsAnything() {
    var mentor = tandem.createMentor();
    var start = tandem.daysFromNow(2, 14);
    var booking =
        tandem.bookAndConfirm(tandem.createMentee(), tandem.createOffering(mentor), start);

    tandem.clock().advanceTo(start.plus(Duration.ofHours(50)));

    tandem.awaitStatus(booking, "COMPLETED");
    eventually().until(() -> tandem.balanceOf(mentor, "mentor:pending") > 0);
  }

  @Test
  void ratingsAreHiddenUntilBothSidesHaveRated() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var offering = tandem.createOffering(mentor);
    var upcoming = tandem.bookAndConfirm(mentee, offering, tandem.daysFromNow(9, 10));
    eventually().until(() -> rate(mentee, upcoming, 5).status() == 409);
    var booking = tandem.bookAndComplete(mentor, mentee, offering, tandem.daysFromNow(2, 16));

    eventually().until(() -> rate(mentee, booking, 5).status() == 201);
    assertThat(ratingCount(mentee, mentor)).isZero();
    rate(mentor, booking, 4).expectStatus(201);

    eventually().until(() -> ratingCount(mentee, mentor) == 1);
    rate(tandem.createMentee(), booking, 1).expectProblem(404);
  }

  private static ApiResponse rate(ApiUser user, String booking, int stars) {
    return user.post(
        "/api/recommendations/ratings",
        "{\"bookingId\": \"%s\", \"stars\": %s}".formatted(booking, stars));
  }

  private static int ratingCount(ApiUser user, ApiUser mentor) {
    return user.getJson("/api/recommendations/ratings?mentor=" + mentor.id()).get("total").asInt();
  }
}
