package dev.tandem.scheduling.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeUntilTests {

  private static final Instant START = Instant.parse("2026-12-03T13:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({
    "PT240H, in 10 days",
    "PT49H, in 2 days",
    "PT36H, in 2 days",
    "PT35H59M, in 36 hours",
    "PT3H20M, in 3 hours",
    "PT90M, in 2 hours",
    "PT89M59S, in 90 minutes",
    "PT60M, in 1 hour",
    "PT25M, in 25 minutes",
    "PT1M, in 1 minute",
    "PT1S, in 1 minute",
    "PT0S, now",
    "PT-59M, now"
  })
  void peopleReadHowLongItIsUntilTheSession(Duration before, String text) {
    assertThat(TimeUntil.text(START, END, START.minus(before))).isEqualTo(text);
  }

  @Test
  void nothingIsSaidAfterTheEnd() {
    assertThat(TimeUntil.text(START, END, END)).isNull();
  }
}
