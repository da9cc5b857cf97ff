package dev.tandem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators and members see of the books. */
interface Accounting extends Chapter {

  @Test
  default void theBooksBalanceAndTheirInvariantsHold() {
    var mentor = tandem().mentor();
    tandem().completed(mentor, tandem().mentee(), tandem().offering(mentor), tandem().at(2, 10));
    tandem().awaitQuiet();

    tandem().assertTheBooksBalance();

    for (var rule : tandem().operator().see("/api/billing/invariants")) {
      assertThat(rule.get("holds").asBoolean()).as(rule.get("rule").asString()).isTrue();
    }
  }

  @Test
  default void aMemberSeesTheirEntriesAsOfAnyMoment() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var before = tandem().time().now();
    tandem().time().pass(Duration.ofMinutes(1));
    tandem().confirmed(mentee, tandem().offering(mentor), tandem().at(3, 10));

    var entries = "/api/billing/accounts/" + mentee.id() + "/entries";
    assertThat(mentee.see(entries).get("items")).isNotEmpty();
    assertThat(mentee.see(entries).get("items").get(0).get("bookingId")).isNotNull();
    assertThat(mentee.see(entries + "?asOf=" + before).get("total").asInt()).isZero();
    var facts = mentee.see("/api/billing/accounts/" + mentee.id() + "/events").get("items");
    assertThat(facts.valueStream().map(it -> it.get("version").asInt())).isNotEmpty();
  }
}
