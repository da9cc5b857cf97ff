package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiResponse;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.acceptance.environment.TandemProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The booking process while billing runs in its own service and the service is down. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BillingOutageScenarios {

  private final TandemClient tandem;
  private final TandemProcess billing;

  BillingOutageScenarios(TandemClient tandem, TandemProcess billing) {
    this.tandem = tandem;
    this.billing = billing;
  }

  @Test
  void bookingsAreHeldAndExpireInTimeAndNothingIsStuckWhenBillingReturns() {
    var member = tandem.createMentee();
    var offering = tandem.createOffering(tandem.createMentor());
    var browser = tandem.signInBrowser(member);
    var mentee = tandem.withNewToken(member);
    var start = tandem.daysFromNow(3, 10);
    billing.kill();

    var held = tandem.book(mentee, offering, start, "ok").createdId();

    assertThat(tandem.statusOf(held)).isEqualTo("HELD");
    assertThat(browser.get("/scheduling/sessions/" + held).expectStatus(200).text())
        .containsIgnoringCase("payment is being confirmed");
    assertStaleOrUnavailable(browser.get("/billing/fragments/bookings/" + held));
    assertStaleOrUnavailable(browser.get("/billing/invoices"));
    assertStaleOrUnavailable(mentee.get("/api/billing/accounts/" + mentee.id()));
    var pack = "{\"price\": {\"minor\": 1000, \"currency\": \"EUR\"}, \"card\": \"ok\"}";
    var refused = mentee.post("/api/billing/packs", pack);
    refused.expectProblem(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();

    tandem.clock().advanceBy(Duration.ofMinutes(11));
    tandem.awaitStatus(held, "EXPIRED");
    var again = tandem.book(mentee, offering, start, "ok").createdId();
    billing.restart();
    billing.awaitReady();

    tandem.awaitStatus(again, "CONFIRMED");
    eventually()
        .until(() ->
            tandem.operator().getJson(BOOKINGS_PATH + "?status=HELD").get("total").asInt() == 0);
    assertThat(tandem.statusOf(held)).isEqualTo("EXPIRED");
    tandem.awaitSingleItem(mentee, "/api/billing/invoices?member=" + mentee.id());
    tandem.awaitAllEventsHandled();
    tandem.assertLedgerBalances();
    for (var rule : tandem.operator().getJson("/api/billing/invariants")) {
      assertThat(rule.get("holds").asBoolean()).as(rule.get("rule").asString()).isTrue();
    }
  }

  /** Either home's copy, marked with its age, or a 503 that says what is unavailable. */
  private static void assertStaleOrUnavailable(ApiResponse response) {
    var headers = response.headers();
    if (response.status() == 200) {
      assertThat(headers.firstValue("Age").or(() -> headers.firstValue("Warning"))).isPresent();
      return;
    }
    response.expectStatus(503);
    assertThat(headers.firstValue("Retry-After")).isPresent();
    assertThat(response.text()).contains(" ");
  }
}
