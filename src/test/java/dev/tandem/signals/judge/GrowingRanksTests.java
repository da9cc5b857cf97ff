package dev.tandem.signals.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;

/** What our judge is measured against is the test that everybody knows. */
class GrowingRanksTests {

  private final MannWhitneyUTest reference =
      MannWhitneyUTest.withDefaults().with(PValueMethod.ASYMPTOTIC);
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void agreesWithTheTestOfCommonsStatisticsOnFigures() {
    compare(() -> Math.exp(0.4 * random.nextGaussian()), 1.1);
  }

  @Test
  void agreesWithItOnCountsThatAreMostlyTied() {
    compare(() -> random.nextInt(3) == 0 ? 1 : 0, 1);
  }

  private void compare(DoubleSupplier figure, double factor) {
    var ranks = new GrowingRanks();
    List<Double> values = new ArrayList<>();
    List<Double> baselines = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      values.add(figure.getAsDouble() * factor);
      baselines.add(figure.getAsDouble());
      ranks.add(values.getLast(), baselines.getLast());
      if (i >= 50 && i % 50 == 0) {
        double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(ranks.z()));
        double expected = reference.test(array(values), array(baselines)).getPValue();
        assertThat(Math.min(p, 1)).isCloseTo(expected, within(0.02));
      }
    }
  }

  private static double[] array(List<Double> figures) {
    return figures.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
