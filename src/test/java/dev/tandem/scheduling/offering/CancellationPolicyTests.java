package dev.tandem.scheduling.offering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.booking.Refund;
import dev.tandem.testing.NoDatabase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NoDatabase
class CancellationPolicyTests {

  private static final Instant START = Instant.parse("2027-03-10T12:00:00Z");
  private static final CancellationPolicy STANDARD =
      new CancellationPolicy(
          List.of(
              new NoticeTier(Duration.ofHours(3), 5_000),
              new NoticeTier(Duration.ofHours(24), 10_000)),
          Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({
    "PT24H,10000",
    "PT23H59M59S,5000",
    "PT3H,5000",
    "PT2H59M59S,0",
    "PT0S,0",
    "PT-1H,0",
  })
  void theRefundDependsOnTheNotice(Duration notice, int share) {
    var bookedLongAgo = START.minus(Duration.ofDays(10));

    assertThat(STANDARD.refundBasisPoints(bookedLongAgo, START, START.minus(notice)))
        .isEqualTo(share);
  }

  @Test
  void cancellingInTheGracePeriodIsFreeOnlyIfTheStartIsMoreThanADayAway() {
    var bookedAt = START.minus(Duration.ofHours(24)).minusSeconds(60);

    assertThat(STANDARD.refundBasisPoints(bookedAt, START, bookedAt.plusSeconds(59)))
        .isEqualTo(10_000);
    assertThat(STANDARD.refundBasisPoints(bookedAt, START, bookedAt.plusSeconds(61)))
        .isEqualTo(5_000);
  }

  @Test
  void agreesWithASimpleCalculationForRandomTimesAndPrices() {
    var random = new SplittableRandom(20_261_120);
    for (int i = 0; i < 20_000; i++) {
      var bookedAt = START.minusSeconds(random.nextLong(1, 5 * 24 * 3600));
      var now = bookedAt.plusSeconds(random.nextLong(0, 5 * 24 * 3600));
      var price = Money.of(random.nextLong(0, 1_000_000), "EUR");

      var refund = Refund.of(price, STANDARD.refundBasisPoints(bookedAt, START, now));

      assertThat(refund.amount().minor())
          .as("booked %s, cancelled %s, price %s", bookedAt, now, price)
          .isEqualTo(expectedRefund(bookedAt, now, price.minor()));
    }
  }

  @Test
  void lessNoticeNeverRefundsMoreAfterTheGracePeriod() {
    var bookedAt = START.minus(Duration.ofDays(10));
    int last = 10_000;
    for (var now = bookedAt; now.isBefore(START); now = now.plusSeconds(601)) {
      int share = STANDARD.refundBasisPoints(bookedAt, START, now);
      assertThat(share).isLessThanOrEqualTo(last);
      last = share;
    }
    assertThat(last).isZero();
  }

  @Test
  void isTheSameAfterFormattingAndParsing() {
    assertThat(CancellationPolicy.parse(STANDARD.toString())).isEqualTo(STANDARD);
    assertThat(STANDARD.description())
        .isEqualTo(
            "100% refund until 24 hours before the start, 50% refund until 3 hours before the start, no refund after that.");
  }

  @Test
  void describesANoticeOfPartsOfAnHourInMinutes() {
    assertThat(
            CancellationPolicy.parse(STANDARD.toString().replace("PT3H", "PT1H30M")).description())
        .contains("50% refund until 90 minutes before the start");
  }

  private static long expectedRefund(Instant bookedAt, Instant now, long minor) {
    long seconds = Duration.between(now, START).toSeconds();
    boolean withinGracePeriod =
        Duration.between(bookedAt, now).toSeconds() <= 900 && seconds > 86_400;
    if (withinGracePeriod || seconds >= 86_400) {
      return minor;
    }
    return seconds >= 10_800
        ? BigDecimal.valueOf(minor).divide(BigDecimal.TWO, 0, RoundingMode.HALF_UP).longValueExact()
        : 0;
  }
}
