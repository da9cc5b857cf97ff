package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.wish;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nothing that someone sends is answered with a 5xx, and nobody sees what is another's. */
interface Refusing extends Chapter {

  @Test
  default void whatIsAnothersDoesNotExist() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var booking = tandem().confirmed(mentee, tandem().offering(mentor), tandem().at(3, 10));
    var nosy = tandem().mentee();

    nosy.get(BOOKINGS + "/" + booking).problem(404);
    nosy.post(BOOKINGS + "/" + booking + "/cancellation-preview", "").problem(404);
    nosy.get("/api/billing/accounts/" + mentee.id()).problem(404);
    nosy.get("/api/billing/accounts/" + mentee.id() + "/entries").problem(404);
    nosy.get("/api/billing/invoices?member=" + mentee.id()).problem(404);
    nosy.get("/api/billing/payouts?mentor=" + mentor.id()).problem(404);
    nosy.get("/api/recommendations/mentees/" + mentee.id()).problem(404);
    nosy.get("/api/members/mentees/" + mentee.id()).problem(404);
    assertThat(nosy.see(BOOKINGS).get("total").asInt()).isZero();
  }

  @Test
  default void badInputIsAProblemInWords() {
    var mentee = tandem().mentee();
    var offering = tandem().offering(tandem().mentor());
    mentee.post(BOOKINGS, "{").problem(400);
    mentee.post(BOOKINGS, "{}").problem(400);
    mentee.post(BOOKINGS, wish(Platform.unknownId(), tandem().at(3, 10), "ok")).problem(404);
    mentee.post(BOOKINGS, wish(offering, tandem().at(-3, 10), "ok")).problem(422);
    mentee.post(BOOKINGS, wish(offering, tandem().at(3, 10), "so so")).problem(400);
    mentee.get(BOOKINGS + "/not-an-id").problem(400);
    mentee.get("/api/scheduling/slots").problem(400);
    mentee.get("/api/billing/accounts/" + mentee.id() + "?asOf=yesterday").problem(400);
    mentee
        .post("/api/billing/packs", "{\"price\": {\"minor\": -1, \"currency\": \"EUR\"}}")
        .problem(400);
    mentee.get("/api/recommendations/mentees/" + mentee.id() + "?limit=-1").problem(400);
    mentee.post("/api/recommendations/ratings", "[]").problem(400);
    tandem().mentor().post("/api/scheduling/offerings", "{\"title\": \"Half\"}").problem(422);
  }

  @Test
  default void anUnknownAddressAndAWrongMethodAreProblemsInEveryModule() {
    var mentee = tandem().mentee();
    for (var module : new String[] {"members", "scheduling", "billing", "recommendations"}) {
      mentee.get("/api/" + module + "/nothing-here").problem(404);
    }
    mentee.delete("/api/billing/packs").problem(405);
    mentee.delete(BOOKINGS).problem(405);
    mentee.delete("/api/recommendations/ratings").problem(405);
  }
}
