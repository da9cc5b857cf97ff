package dev.tandem.rollout.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NoDatabase
class CountTests {

  @ParameterizedTest
  @CsvSource({"0, EVEN", "2, EVEN", "-2, EVEN", "3, SLOWER", "-3, FASTER"})
  void aSideIsSlowerOrFasterOnlyByMoreThanTheTolerance(long longer, Count expected) {
    assertThat(Count.pace(longer, 2)).isEqualTo(expected);
  }
}
