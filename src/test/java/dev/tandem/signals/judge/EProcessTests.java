package dev.tandem.signals.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EProcessTests {

  /** What makes it a fair bet, summed over all outcomes instead of simulated. */
  @ParameterizedTest
  @CsvSource({"0.001, 1, 100, 3000", "0.5, 6, 3, 400", "0.6, 4, 1, 300", "0.05, 1, 2, 700"})
  void isWorthOneOnAverageAtTheLimitAndNoMoreBelowIt(double limit, double a, double b, int n) {
    var process = new EProcess(limit, new BetaDensity(a, b));
    assertThat(average(process, limit, n)).isCloseTo(1, within(1e-6));
    assertThat(average(process, limit * 0.9, n)).isLessThan(1);
    assertThat(average(process, limit * 0.3, n)).isLessThan(1);
  }

  @Test
  void growsWithEachHitAndShrinksWithEachMiss() {
    var process = new EProcess(0.001, new BetaDensity(1, 100));
    double before = process.logEValue(new Tally(500, 3));
    assertThat(process.logEValue(new Tally(501, 4))).isGreaterThan(before);
    assertThat(process.logEValue(new Tally(501, 3))).isLessThan(before);
  }

  @Test
  void isOneBeforeAnythingWasObserved() {
    assertThat(new EProcess(0.5, new BetaDensity(6, 3)).logEValue(Tally.NONE))
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void staysOnTheSafeSideWhereTheNumbersGetTooSmallForADouble() {
    var process = new EProcess(0.6, new BetaDensity(4, 1));
    assertThat(process.logEValue(new Tally(1_000_000, 500_000))).isNegative();
    assertThat(process.reaches(0.001, new Tally(1_000_000, 500_000))).isFalse();
    assertThat(process.reaches(0.001, new Tally(1_000_000, 700_000))).isTrue();
  }

  @Test
  void theShortWayNeverContradictsTheEValue() {
    var process = new EProcess(0.001, new BetaDensity(1, 100));
    for (long trials = 1; trials < 5_000; trials += 7) {
      for (long hits = 0; hits <= Math.min(trials, 30); hits++) {
        var tally = new Tally(trials, hits);
        assertThat(process.reaches(0.001, tally))
            .isEqualTo(process.logEValue(tally) >= Math.log(1_000));
      }
    }
  }

  private static double average(EProcess process, double share, int n) {
    return LongStream.rangeClosed(0, n)
        .mapToDouble(
            hits -> Math.exp(logBinomial(n, hits, share) + process.logEValue(new Tally(n, hits))))
        .sum();
  }

  private static double logBinomial(int n, long hits, double share) {
    double logChoose = -Math.log(n + 1.0) - LogBeta.value(hits + 1.0, n - hits + 1.0);
    return logChoose + hits * Math.log(share) + (n - hits) * Math.log1p(-share);
  }
}
