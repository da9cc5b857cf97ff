package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The ledger as operators and members see it. */
abstract class LedgerScenarios {

  private final TandemClient tandem;

  LedgerScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void theLedgerBalancesAndItsInvariantsHold() {
    var mentor = tandem.createMentor();
    tandem.bookAndComplete(
        mentor, tandem.createMentee(), tandem.createOffering(mentor), tandem.daysFromNow(2, 10));
    tandem.awaitAllEventsHandled();

    tandem.assertLedgerBalances();

    for (var rule : tandem.operator().getJson("/api/billing/invariants")) {
      assertThat(rule.get("holds").asBoolean()).as(rule.get("rule").asString()).isTrue();
    }
  }

  @Test
  void aMemberSeesTheEntriesAsOfAnyMoment() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var before = tandem.clock().now();
    tandem.clock().advanceBy(Duration.ofMinutes(1));
    tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), tandem.daysFromNow(3, 10));

    var entries = "/api/billing/accounts/" + mentee.id() + "/entries";
    eventually().until(() -> !mentee.getJson(entries).get("items").isEmpty());
    assertThat(mentee.getJson(entries).get("items").get(0).get("bookingId")).isNotNull();
    assertThat(mentee.getJson(entries + "?asOf=" + before).get("total").asInt()).isZero();
    var events = mentee.getJson("/api/billing/accounts/" + mentee.id() + "/events").get("items");
    assertThat(events.valueStream().map(it -> it.get("version").asInt())).isNotEmpty();
  }
}
