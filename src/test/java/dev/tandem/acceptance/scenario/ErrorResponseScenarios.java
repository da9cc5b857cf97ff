package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.bookingRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.TandemClient;
import org.junit.jupiter.api.Test;

/** Bad input is a problem, never a 5xx, and data of other members is never shown. */
abstract class ErrorResponseScenarios {

  private final TandemClient tandem;

  ErrorResponseScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void dataOfAnotherMemberIsNotFound() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var booking =
        tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), tandem.daysFromNow(3, 10));
    var stranger = tandem.createMentee();

    stranger.get(BOOKINGS_PATH + "/" + booking).expectProblem(404);
    stranger.post(BOOKINGS_PATH + "/" + booking + "/cancellation-preview", "").expectProblem(404);
    stranger.get("/api/billing/accounts/" + mentee.id()).expectProblem(404);
    stranger.get("/api/billing/accounts/" + mentee.id() + "/entries").expectProblem(404);
    stranger.get("/api/billing/invoices?member=" + mentee.id()).expectProblem(404);
    stranger.get("/api/billing/payouts?mentor=" + mentor.id()).expectProblem(404);
    stranger.get("/api/recommendations/mentees/" + mentee.id()).expectProblem(404);
    stranger.get("/api/members/mentees/" + mentee.id()).expectProblem(404);
    assertThat(stranger.getJson(BOOKINGS_PATH).get("total").asInt()).isZero();
  }

  @Test
  void badInputIsAProblemWithASentence() {
    var mentee = tandem.createMentee();
    var offering = tandem.createOffering(tandem.createMentor());
    mentee.post(BOOKINGS_PATH, "{").expectProblem(400);
    mentee.post(BOOKINGS_PATH, "{}").expectProblem(400);
    mentee
        .post(
            BOOKINGS_PATH, bookingRequest(TandemClient.randomId(), tandem.daysFromNow(3, 10), "ok"))
        .expectProblem(404);
    mentee
        .post(BOOKINGS_PATH, bookingRequest(offering, tandem.daysFromNow(-3, 10), "ok"))
        .expectProblem(422);
    mentee
        .post(BOOKINGS_PATH, bookingRequest(offering, tandem.daysFromNow(3, 10), "so so"))
        .expectProblem(400);
    mentee.get(BOOKINGS_PATH + "/not-an-id").expectProblem(400);
    mentee.get("/api/scheduling/slots").expectProblem(400);
    mentee.get("/api/billing/accounts/" + mentee.id() + "?asOf=yesterday").expectProblem(400);
    mentee
        .post("/api/billing/packs", "{\"price\": {\"minor\": -1, \"currency\": \"EUR\"}}")
        .expectProblem(400);
    mentee.get("/api/recommendations/mentees/" + mentee.id() + "?limit=-1").expectProblem(400);
    mentee.post("/api/recommendations/ratings", "[]").expectProblem(400);
    tandem
        .createMentor()
        .post("/api/scheduling/offerings", "{\"title\": \"Half\"}")
        .expectProblem(422);
  }

  @Test
  void anUnknownAddressAndAWrongMethodAreProblemsInEveryModule() {
    var mentee = tandem.createMentee();
    for (var module : new String[] {"members", "scheduling", "billing", "recommendations"}) {
      mentee.get("/api/" + module + "/nothing-here").expectProblem(404);
    }
    mentee.delete("/api/billing/packs").expectProblem(405);
    mentee.delete(BOOKINGS_PATH).expectProblem(405);
    mentee.delete("/api/recommendations/ratings").expectProblem(405);
  }
}
