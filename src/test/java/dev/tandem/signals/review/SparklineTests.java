package dev.tandem.signals.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTests {

  @Test
  void drawsEachValueByTheGreatestOfThemAndLeavesGaps() {
    assertThat(Sparkline.of(Arrays.asList(0.0, 10.0, null, 5.0)))
        .isEqualTo(new Sparkline("M2.0 22.0 L40.7 2.0 M118.0 12.0", 118.0, 12.0));
  }

  @Test
  void drawsWhatIsBelowZero() {
    assertThat(Sparkline.of(List.of(-10.0, 10.0)).path()).isEqualTo("M2.0 22.0 L118.0 2.0");
  }

  @Test
  void drawsNothingOfNothingAndALineOfZeros() {
    assertThat(Sparkline.of(Arrays.asList(null, null)).isEmpty()).isTrue();
    assertThat(Sparkline.of(List.of(0.0, 0.0)).path()).isEqualTo("M2.0 22.0 L118.0 22.0");
  }
}
