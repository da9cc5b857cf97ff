package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The booking process while billing lives elsewhere and its service is killed. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BillingDown {

  private final Platform tandem;
  private final RunningTandem billing;

  BillingDown(Platform tandem, RunningTandem billing) {
    this.tandem = tandem;
    this.billing = billing;
  }

  @Test
  void bookingsAreHeldAndRunOutInTimeAndNothingIsStuckWhenBillingReturns() {
    var mentee = tandem.mentee();
    var offering = tandem.offering(tandem.mentor());
    var browser = tandem.browser(mentee);
    var start = tandem.at(3, 10);
    billing.kill();

    var held = tandem.book(mentee, offering, start, "ok").id();

    assertThat(tandem.status(held)).isEqualTo("HELD");
    assertThat(browser.get("/scheduling/sessions/" + held).expect(200).text())
        .containsIgnoringCase("payment is being confirmed");
    assertHonest(browser.get("/billing/fragments/bookings/" + held));
    assertHonest(browser.get("/billing/invoices"));
    assertHonest(mentee.get("/api/billing/accounts/" + mentee.id()));
    var pack = "{\"price\": {\"minor\": 1000, \"currency\": \"EUR\"}, \"card\": \"ok\"}";
    var refused = mentee.post("/api/billing/packs", pack);
    refused.problem(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();

    tandem.time().pass(Duration.ofMinutes(11));
    tandem.awaitStatus(held, "EXPIRED");
    var again = tandem.book(mentee, offering, start, "ok").id();
    billing.startAgain();
    billing.awaitReady();

    tandem.awaitStatus(again, "CONFIRMED");
    patiently()
        .until(() -> tandem.operator().see(BOOKINGS + "?status=HELD").get("total").asInt() == 0);
    assertThat(tandem.status(held)).isEqualTo("EXPIRED");
    tandem.awaitOne(mentee, "/api/billing/invoices?member=" + mentee.id());
    tandem.awaitQuiet();
    tandem.assertTheBooksBalance();
    for (var rule : tandem.operator().see("/api/billing/invariants")) {
      assertThat(rule.get("holds").asBoolean()).as(rule.get("rule").asString()).isTrue();
    }
  }

  /** What home still knows, marked with its age, or words about what is not there right now. */
  private static void assertHonest(Answer answer) {
    var headers = answer.headers();
    if (answer.status() == 200) {
      assertThat(headers.firstValue("Age").or(() -> headers.firstValue("Warning"))).isPresent();
      return;
    }
    answer.expect(503);
    assertThat(headers.firstValue("Retry-After")).isPresent();
    assertThat(answer.text()).contains(" ");
  }
}
