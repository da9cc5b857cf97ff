package dev.tandem.rehearsal;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A mentor and a mentee who pays for sessions with this mentor only. */
record Pair(TandemClient tandem, ApiUser mentor, ApiUser mentee, String offering) {

  /** Of which the platform's fee of 15 % ends in half a cent. */
  private static final String PRICE = ", \"price\": {\"minor\": 6030, \"currency\": \"EUR\"}";

  private static final String PACK =
      "{\"price\": {\"minor\": 6030, \"currency\": \"EUR\"}, \"card\": \"ok\"}";

  /** They have two sessions to come and a pack. */
  static Pair create(TandemClient tandem) {
    var mentor = tandem.createMentor();
    var offering = tandem.createOffering(mentor, PRICE);
    var pair = new Pair(tandem, mentor, tandem.createMentee(), offering);
    pair.book(tandem.daysFromNow(10, 9));
    pair.book(tandem.daysFromNow(12, 9));
    pair.buyPack();
    return pair;
  }

  String book(Instant start) {
    return tandem.bookAndConfirm(mentee, offering, start);
  }

  /** Again, as the same request, while the platform is too busy. */
  String hold(Instant start) {
    var key = TandemClient.randomId();
    return Rehearsal.patiently()
        .until(
            () -> tandem.book(mentee, offering, start, "ok", "Idempotency-Key", key),
            answer -> answer.status() != 503)
        .createdId();
  }

  void complete(String booking) {
    mentor.post(TandemClient.BOOKINGS_PATH + "/" + booking + "/completion", "").expectStatus(200);
  }

  void buyPack() {
    mentee.post("/api/billing/packs", PACK).expectStatus(201);
  }

  /** The latest ones of the mentee. */
  JsonNode invoices() {
    return mentee.getJson("/api/billing/invoices?size=20");
  }

  /** The end of the session that begins then. */
  static Instant endOf(Instant start) {
    return start.plus(Duration.ofHours(1));
  }
}
