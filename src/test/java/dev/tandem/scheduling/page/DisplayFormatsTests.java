package dev.tandem.scheduling.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NoDatabase
class DisplayFormatsTests {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 minutes",
    "PT1M, 1 minute",
    "PT90M, 90 minutes",
    "PT1H, 1 hour",
    "PT36H, 36 hours",
    "P1D, 1 day",
    "PT48H, 2 days"
  })
  void aDurationIsShownInTheLargestUnitWithoutAFraction(Duration duration, String text) {
    assertThat(DisplayFormats.formatDuration(duration)).isEqualTo(text);
  }
}
