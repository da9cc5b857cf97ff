package dev.tandem.signals.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpperBoundTests {

  @ParameterizedTest
  @ValueSource(doubles = {0.002, 0.05, 0.5, 0.6})
  void fallsBelowTheTrueShareInFewerStreamsThanPromisedThoughItIsLookedAtEachTime(double share) {
    int streams = 1_000;
    int wrong = 0;
    var random = new SplittableRandom(7);
    for (int stream = 0; stream < streams; stream++) {
      wrong += isEverBelow(share, random.split()) ? 1 : 0;
    }
    assertThat(wrong).isLessThanOrEqualTo(streams / 20);
  }

  private static boolean isEverBelow(double share, SplittableRandom random) {
    var tally = Tally.NONE;
    for (int i = 0; i < 1_000; i++) {
      tally = tally.plus(random.nextDouble() < share);
      if (UpperBound.excludes(share, tally, 0.05)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void comesDownAsObservationsComeIn() {
    double afterAThousand = UpperBound.of(new Tally(1_000, 0), 0.05);
    assertThat(UpperBound.of(Tally.NONE, 0.05)).isEqualTo(1);
    assertThat(afterAThousand).isBetween(0.003, 0.006);
    assertThat(UpperBound.of(new Tally(10_000, 0), 0.05)).isBetween(0.0003, 0.0006);
    assertThat(UpperBound.of(new Tally(1_000, 10), 0.05)).isBetween(0.01, 0.03);
    assertThat(UpperBound.of(new Tally(1_000, 1_000), 0.05)).isEqualTo(1);
  }
}
