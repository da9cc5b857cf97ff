package dev.tandem.signals.judge;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The rule by which Kayenta's judge calls a metric too high: a Mann–Whitney U test of both series
 * at a confidence of 0.98, and means that differ by more than the effect size that is allowed. It
 * is made for one look at the end; here it looks after every observation from the 50th on.
 */
final class KayentaRule implements StreamRule {

  private static final double CRITICAL =
      NormalDistribution.of(0, 1).inverseSurvivalProbability(0.01);
  private static final double ALLOWED_RATIO = 1.1;
  private static final long FIRST_LOOK = 50;

  private final GrowingRanks ranks = new GrowingRanks();
  private long count;
  private double values;
  private double baselines;

  @Override
  public boolean alarms(Observation it) {
    ranks.add(it.value(), it.baseline());
    count++;
    values += it.value();
    baselines += it.baseline();
    return count >= FIRST_LOOK && values > ALLOWED_RATIO * baselines && ranks.z() > CRITICAL;
  }
}
