package dev.tandem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is published has its effects once, whoever listens and wherever. */
interface Delivering extends Chapter {

  @Test
  default void nothingIsLeftUndeliveredOrParked() {
    tandem().confirmed(tandem().mentee(), tandem().offering(tandem().mentor()), tandem().at(3, 10));

    tandem().awaitQuiet();

    var parked = tandem().operator().see("/api/eventing/parked");
    assertThat(parked.get("total").asInt()).as(parked.toString()).isZero();
  }

  @Test
  default void onePaymentIsTakenAndOneShareEarnedForEachSession() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var offering = tandem().offering(mentor);
    for (int hour = 8; hour < 12; hour++) {
      tandem().confirmed(mentee, offering, tandem().at(3, hour));
    }
    tandem().time().reach(tandem().at(3, 8).plus(Duration.ofDays(3)));

    tandem().awaitBalance(mentor, "mentor:pending", 4 * (6000 - 958 - 900));

    Platform.patiently()
        .until(() ->
            mentee.see("/api/billing/invoices?member=" + mentee.id()).get("total").asInt() == 4);
    tandem().awaitQuiet();
    tandem().assertTheBooksBalance();
  }
}
