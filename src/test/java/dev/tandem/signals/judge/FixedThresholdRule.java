package dev.tandem.signals.judge;

/**
 * The rule of an alert, as of Flagger's metric checks: the mean of the last observations may not be
 * over a threshold.
 */
final class FixedThresholdRule implements StreamRule {

  static FixedThresholdRule of(ObservedSignal signal) {
    return switch (signal) {
      case MISMATCHES -> new FixedThresholdRule(1_000, 0.005, 0);
      case ERRORS -> new FixedThresholdRule(100, 0, 2);
      case LATENCY -> new FixedThresholdRule(30, 0, 1.2);
    };
  }

  private final double[] values;
  private final double[] baselines;
  private final double absolute;
  private final double relative;
  private int count;
  private double sumOfValues;
  private double sumOfBaselines;

  private FixedThresholdRule(int window, double absolute, double relative) {
    this.values = new double[window];
    this.baselines = new double[window];
    this.absolute = absolute;
    this.relative = relative;
  }

  @Override
  public boolean alarms(Observation it) {
    int place = count % values.length;
    sumOfValues += it.value() - values[place];
    sumOfBaselines += it.baseline() - baselines[place];
    values[place] = it.value();
    baselines[place] = it.baseline();
    count++;
    return count >= values.length
        && sumOfValues >= absolute * values.length + relative * sumOfBaselines;
  }
}
