package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the mentee's card to the mentor's bank. */
interface Paying extends Chapter {

  @Test
  default void aCompletedSessionIsRevenueThenOwedThenPaidOut() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    tandem().completed(mentor, mentee, tandem().offering(mentor), tandem().at(2, 10));
    var share = 6000 - 958 - 900; // less 19 % VAT inside the price and the fee of 15 %
    tandem().awaitBalance(mentor, "mentor:pending", share);

    tandem().time().pass(Duration.ofHours(73));
    tandem().awaitBalance(mentor, "mentor:payable", share);
    tandem().time().reach(nextPayoutRun());

    var payout = tandem().awaitOne(mentor, "/api/billing/payouts?mentor=" + mentor.id());
    assertThat(payout.get("amount").get("minor").asInt()).isEqualTo(share);
    tandem().time().pass(Duration.ofMinutes(1));
    patiently()
        .until(
            () -> mentor.see("/api/billing/payouts").get("items").get(0).get("status").asString(),
            it -> it.equals("PAID"));
    assertThat(tandem().balance(mentor, "mentor:payable")).isZero();
    tandem().assertTheBooksBalance();
  }

  private java.time.Instant nextPayoutRun() {
    return tandem()
        .time()
        .now()
        .atOffset(ZoneOffset.UTC)
        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        .with(LocalTime.of(6, 1))
        .toInstant();
  }

  @Test
  default void aPaymentHasAnInvoiceWithTheNextNumberAndAPdf() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    tandem().completed(mentor, mentee, tandem().offering(mentor), tandem().at(2, 14));

    var invoices = "/api/billing/invoices?member=" + mentee.id();
    patiently().until(() -> tandem().awaitOne(mentee, invoices).has("number"));
    var invoice = tandem().awaitOne(mentee, invoices);

    assertThat(invoice.get("total").get("minor").asInt()).isEqualTo(6000);
    var path = "/api/billing/invoices/" + invoice.get("number").asString();
    assertThat(mentee.see(path).get("vat").get("minor").asInt()).isEqualTo(958);
    var pdf = mentee.get(path + ".pdf").expect(200);
    assertThat(pdf.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/pdf");
    assertThat(pdf.text()).startsWith("%PDF");
    tandem().mentee().get(path).problem(404);
  }

  @Test
  default void creditsBoughtAheadPayForSessionsWhileTheyLast() {
    var offering = tandem().offering(tandem().mentor());
    var mentee = tandem().mentee();
    var key = Platform.unknownId();
    var pack = buy(mentee, 10_000, key);
    assertThat(buy(mentee, 10_000, key).get("id")).isEqualTo(pack.get("id"));
    tandem().awaitBalance(mentee, "member:credits", 10_000);

    var first = mentee.post(BOOKINGS, byPack(offering, tandem().at(3, 8))).id();
    tandem().awaitStatus(first, "CONFIRMED");
    tandem().awaitBalance(mentee, "member:credits", 4_000);
    var second = mentee.post(BOOKINGS, byPack(offering, tandem().at(3, 10))).id();
    tandem().awaitStatus(second, "EXPIRED");

    assertThat(tandem().cancel(mentee, first)).isEqualTo(6000);
    tandem().awaitBalance(mentee, "member:credits", 10_000);
  }

  private static JsonNode buy(Someone mentee, int minor, String key) {
    return mentee
        .post(
            "/api/billing/packs",
            "{\"price\": {\"minor\": %d, \"currency\": \"EUR\"}, \"card\": \"ok\"}"
                .formatted(minor),
            "Idempotency-Key",
            key)
        .expect(201)
        .body();
  }

  private static String byPack(String offering, java.time.Instant start) {
    return """
    {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "PACK"}}
    """
        .formatted(offering, start);
  }

  @Test
  default void aWebhookWithoutTheGatewaysSignatureChangesNothing() {
    var forged = "{\"id\": \"evt_1\", \"type\": \"capture.succeeded\", \"key\": \"x\"}";
    tandem().stranger().post("/api/billing/webhooks/simulated", forged).problem(400);
    tandem()
        .stranger()
        .post("/api/billing/webhooks/simulated", forged, "Tandem-Signature", "t=1,v1=00")
        .problem(400);
    tandem().stranger().post("/api/billing/webhooks/nobody", forged).problem(404);
  }
}
