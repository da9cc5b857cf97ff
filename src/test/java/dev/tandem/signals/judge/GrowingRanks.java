package dev.tandem.signals.judge;

/**
 * The Mann–Whitney U test of two growing samples of figures, kept up to date in logarithmic time
 * per figure. Figures are rounded to one of 4,096 steps of a logarithmic scale, and ties corrected
 * for.
 */
final class GrowingRanks {

  private static final int STEPS = 4_096;
  private static final double SMALLEST = 1e-3;
  private static final double STEPS_PER_LOG = STEPS / (2 * Math.log(1 / SMALLEST));

  private final long[] valuesUpTo = new long[STEPS + 1];
  private final long[] baselinesUpTo = new long[STEPS + 1];
  private final long[] values = new long[STEPS];
  private final long[] baselines = new long[STEPS];
  private long count;
  private double doubledU;
  private double ties;

  void add(double value, double baseline) {
    int first = step(value);
    addTie(first);
    doubledU += 2.0 * sum(baselinesUpTo, first) + baselines[first];
    values[first]++;
    increment(valuesUpTo, first);
    int second = step(baseline);
    addTie(second);
    count++;
    doubledU += 2.0 * (count - sum(valuesUpTo, second) - values[second]) + values[second];
    baselines[second]++;
    increment(baselinesUpTo, second);
  }

  private void addTie(int step) {
    double before = values[step] + baselines[step];
    ties += 3 * before * (before + 1);
  }

  /** The normal approximation of U, positive if the values are larger; 0 if all are equal. */
  double z() {
    double n = count;
    double all = 2 * n;
    double variance = n * n / 12 * (all + 1 - ties / (all * (all - 1)));
    double distance = doubledU / 2 - n * n / 2;
    double corrected = Math.signum(distance) * Math.max(0, Math.abs(distance) - 0.5);
    return variance <= 0 ? 0 : corrected / Math.sqrt(variance);
  }

  private static int step(double figure) {
    double steps = figure <= SMALLEST ? 0 : Math.log(figure / SMALLEST) * STEPS_PER_LOG;
    return (int) Math.min(steps, STEPS - 1);
  }

  /** How many are at a step below the given one. */
  private static long sum(long[] tree, int step) {
    long sum = 0;
    for (int i = step; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }

  private static void increment(long[] tree, int step) {
    for (int i = step + 1; i <= STEPS; i += i & -i) {
      tree[i]++;
    }
  }
}
