package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the mentee's card to the mentor's bank. */
abstract class PaymentScenarios {

  private final TandemClient tandem;

  PaymentScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aCompletedSessionIsEarnedThenPayableThenPaidOut() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    tandem.bookAndComplete(
        mentor, mentee, tandem.createOffering(mentor), tandem.daysFromNow(2, 10));
    var share = 6000 - 958 - 900; // less 19 % VAT inside the price and the fee of 15 %
    tandem.awaitBalance(mentor, "mentor:pending", share);

    tandem.clock().advanceBy(Duration.ofHours(73));
    tandem.awaitBalance(mentor, "mentor:payable", share);
    tandem.clock().advanceTo(nextPayoutRun());

    var payout = tandem.awaitSingleItem(mentor, "/api/billing/payouts?mentor=" + mentor.id());
    assertThat(payout.get("amount").get("minor").asInt()).isEqualTo(share);
    tandem.clock().advanceBy(Duration.ofMinutes(1));
    eventually()
        .until(
            () ->
                mentor.getJson("/api/billing/payouts").get("items").get(0).get("status").asString(),
            "PAID"::equals);
    assertThat(tandem.balanceOf(mentor, "mentor:payable")).isZero();
    tandem.assertLedgerBalances();
  }

  private Instant nextPayoutRun() {
    return tandem
        .clock()
        .now()
        .atOffset(ZoneOffset.UTC)
        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        .with(LocalTime.of(6, 1))
        .toInstant();
  }

  @Test
  void aPaymentHasAnInvoiceWithTheNextNumberAndAPdf() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    tandem.bookAndComplete(
        mentor, mentee, tandem.createOffering(mentor), tandem.daysFromNow(2, 14));

    var invoices = "/api/billing/invoices?member=" + mentee.id();
    var invoice =
        eventually().until(() -> tandem.awaitSingleItem(mentee, invoices), it -> it.has("number"));

    assertThat(invoice.get("total").get("minor").asInt()).isEqualTo(6000);
    var path = "/api/billing/invoices/" + invoice.get("number").asString();
    assertThat(mentee.getJson(path).get("vat").get("minor").asInt()).isEqualTo(958);
    var pdf = mentee.get(path + ".pdf").expectStatus(200);
    assertThat(pdf.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/pdf");
    assertThat(pdf.text()).startsWith("%PDF");
    tandem.createMentee().get(path).expectProblem(404);
  }

  @Test
  void prepaidCreditsPayForSessionsUntilTheyAreSpent() {
    var offering = tandem.createOffering(tandem.createMentor());
    var mentee = tandem.createMentee();
    var key = TandemClient.randomId();
    var pack = buyPack(mentee, 10_000, key);
    assertThat(buyPack(mentee, 10_000, key).get("id")).isEqualTo(pack.get("id"));
    tandem.awaitBalance(mentee, "member:credits", 10_000);

    var first =
        mentee
            .post(BOOKINGS_PATH, packFundedRequest(offering, tandem.daysFromNow(3, 8)))
            .createdId();
    tandem.awaitStatus(first, "CONFIRMED");
    tandem.awaitBalance(mentee, "member:credits", 4_000);
    var second =
        mentee
            .post(BOOKINGS_PATH, packFundedRequest(offering, tandem.daysFromNow(3, 10)))
            .createdId();
    tandem.awaitStatus(second, "EXPIRED");

    assertThat(tandem.cancelAndGetRefund(mentee, first)).isEqualTo(6000);
    tandem.awaitBalance(mentee, "member:credits", 10_000);
  }

  private static JsonNode buyPack(ApiUser mentee, int minor, String key) {
    return mentee
        .post(
            "/api/billing/packs",
            "{\"price\": {\"minor\": %s, \"currency\": \"EUR\"}, \"card\": \"ok\"}"
                .formatted(minor),
            "Idempotency-Key",
            key)
        .expectStatus(201)
        .json();
  }

  private static String packFundedRequest(String offering, Instant start) {
    return """
    {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "PACK"}}
    """
        .formatted(offering, start);
  }

  @Test
  void aWebhookWithoutTheGatewaysSignatureChangesNothing() {
    var forged = "{\"id\": \"evt_1\", \"type\": \"capture.succeeded\", \"key\": \"x\"}";
    tandem.anonymous().post("/api/billing/webhooks/simulated", forged).expectProblem(400);
    tandem
        .anonymous()
        .post("/api/billing/webhooks/simulated", forged, "Tandem-Signature", "t=1,v1=00")
        .expectProblem(400);
    tandem.anonymous().post("/api/billing/webhooks/nobody", forged).expectProblem(404);
  }
}
