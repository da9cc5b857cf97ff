package dev.tandem.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every event takes effect exactly once, wherever the listener runs. */
abstract class EventDeliveryScenarios {

  private final TandemClient tandem;

  EventDeliveryScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void nothingIsLeftUndeliveredOrParked() {
    tandem.bookAndConfirm(
        tandem.createMentee(),
        tandem.createOffering(tandem.createMentor()),
        tandem.daysFromNow(3, 10));

    tandem.awaitAllEventsHandled();

    var parked = tandem.operator().getJson("/api/eventing/parked");
    assertThat(parked.get("total").asInt()).as(parked.toString()).isZero();
  }

  @Test
  void onePaymentIsTakenAndOneShareEarnedForEachSession() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var offering = tandem.createOffering(mentor);
    for (int hour = 8; hour < 12; hour++) {
      tandem.bookAndConfirm(mentee, offering, tandem.daysFromNow(3, hour));
    }
    tandem.clock().advanceTo(tandem.daysFromNow(3, 8).plus(Duration.ofDays(3)));

    tandem.awaitBalance(mentor, "mentor:pending", 4 * (6000 - 958 - 900));

    TandemClient.eventually()
        .until(() ->
            mentee.getJson("/api/billing/invoices?member=" + mentee.id()).get("total").asInt()
                == 4);
    tandem.awaitAllEventsHandled();
    tandem.assertLedgerBalances();
  }
}
