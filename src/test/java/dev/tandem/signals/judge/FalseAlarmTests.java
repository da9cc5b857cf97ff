package dev.tandem.signals.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sides that are the same are not told apart, however often anybody looks. */
class FalseAlarmTests {

  @ParameterizedTest
  @CsvSource({
    "MISMATCHES, STEADY", "MISMATCHES, AUTOCORRELATED", "MISMATCHES, DAILY",
    "ERRORS, STEADY", "ERRORS, AUTOCORRELATED", "ERRORS, DAILY",
    "LATENCY, STEADY", "LATENCY, AUTOCORRELATED", "LATENCY, DAILY"
  })
  void noAlarmInALookAfterEveryObservation(ObservedSignal signal, Traffic traffic) {
    assertThat(alarms(signal, traffic, 100, 4_000)).isZero();
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "MISMATCHES, STEADY", "MISMATCHES, AUTOCORRELATED", "MISMATCHES, DAILY",
    "ERRORS, STEADY", "ERRORS, AUTOCORRELATED", "ERRORS, DAILY",
    "LATENCY, STEADY", "LATENCY, AUTOCORRELATED", "LATENCY, DAILY"
  })
  void noAlarmInThousandsOfStreams(ObservedSignal signal, Traffic traffic) {
    int streams = 1_000;
    assertThat(alarms(signal, traffic, streams, 20_000))
        .as("alpha is 0.001 over all looks at a stream, and 1 is expected at most")
        .isLessThanOrEqualTo(3);
  }

  private static long alarms(ObservedSignal signal, Traffic traffic, int streams, int looks) {
    return Streams.alarms(
        Streams.firstAlarms(streams, looks, () -> OwnRule.of(signal), signal, false, traffic));
  }
}
