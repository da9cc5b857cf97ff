package dev.tandem.signals.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTests {

  /** Ten mismatches in a thousand over a floor of one, twice the errors, and 20 % more latency. */
  @ParameterizedTest
  @CsvSource({
    "MISMATCHES, STEADY, 600",
    "ERRORS, STEADY, 140",
    "ERRORS, AUTOCORRELATED, 140",
    "LATENCY, STEADY, 400",
    "LATENCY, AUTOCORRELATED, 400",
    "LATENCY, DAILY, 400"
  })
  void findsWhatIsWorseInTime(ObservedSignal signal, Traffic traffic, long atMost) {
    var found = Streams.firstAlarms(300, 5_000, () -> OwnRule.of(signal), signal, true, traffic);
    assertThat(Streams.quantile(found, 0.5)).isLessThanOrEqualTo(atMost);
  }
}
