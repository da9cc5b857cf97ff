package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Members leave, wherever the modules run. */
abstract class ErasureScenarios {

  private static final String ERASURES = "/api/preferences/erasures";

  private final TandemClient tandem;

  ErasureScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aMemberWithASessionAheadIsToldWhatIsInTheWay() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), tandem.daysFromNow(5, 10));
    tandem.awaitAllEventsHandled();

    var refused = askAndAwait(mentee, "REFUSED");

    assertThat(refused.get("objections").findValuesAsString("reason"))
        .containsExactlyInAnyOrder("bookings-ahead", "money-held");
    assertThat(askAndAwait(mentor, "REFUSED").get("objections").findValuesAsString("reason"))
        .contains("bookings-ahead");
    var other = tandem.createOffering(tandem.createMentor());
    eventually()
        .until(() -> tandem.book(mentee, other, tandem.daysFromNow(6, 10), "ok").status() == 201);
  }

  @Test
  void whoLeavesBooksNothingUnlessTheyStay() {
    var offering = tandem.createOffering(tandem.createMentor());
    var mentee = tandem.createMentee();
    askAndAwait(mentee, "SCHEDULED");
    tandem.book(mentee, offering, tandem.daysFromNow(7, 10), "ok").expectStatus(403);

    mentee.post(ERASURES + "/own/withdrawal", "").expectStatus(204);

    eventually()
        .until(
            () -> tandem.book(mentee, offering, tandem.daysFromNow(7, 10), "ok").status() == 201);
  }

  @Test
  void whoLeavesIsErasedEverywhereAndTheBooksStayInBalance() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var offering = tandem.createOffering(mentor);
    var booking = tandem.bookAndComplete(mentor, mentee, offering, tandem.daysFromNow(2, 10));
    var number = awaitInvoiceNumber(mentee);
    eventually().until(() -> tandem.balanceOf(mentor, "mentor:pending") != 0);
    tandem.awaitAllEventsHandled();
    var fresh = tandem.withNewToken(mentee);
    askAndAwait(fresh, "SCHEDULED");

    tandem.clock().advanceBy(Duration.ofDays(14).plusSeconds(5));
    awaitErased(fresh);

    tandem.awaitAllEventsHandled();
    fresh.get("/api/members/me").expectStatus(401);
    tandem.operator().get("/api/billing/invoices/" + number).expectStatus(200);
    tandem.assertLedgerBalances();
    assertThat(tandem.statusOf(booking)).isEqualTo("COMPLETED");
    tandem.operator().get("/api/members/mentees/" + mentee.id()).expectStatus(404);
  }

  private String awaitInvoiceNumber(ApiUser member) {
    var invoices = "/api/billing/invoices?member=" + member.id();
    return eventually()
        .until(
            () -> tandem.operator().getJson(invoices).at("/items/0/number").asString(""),
            number -> !number.isEmpty());
  }

  private void awaitErased(ApiUser member) {
    eventually()
        .atMost(Duration.ofSeconds(180))
        .until(() ->
            tandem
                .operator()
                .getJson(ERASURES + "?state=COMPLETED&size=100")
                .get("items")
                .findValuesAsString("memberId")
                .contains(member.id()));
  }

  private JsonNode askAndAwait(ApiUser member, String state) {
    member.post(ERASURES, "{}").expectStatus(202);
    return eventually()
        .until(
            () -> member.getJson(ERASURES + "/own").at("/items/0"),
            newest -> newest.path("state").asString().equals(state));
  }
}
