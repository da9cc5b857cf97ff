package dev.tandem.signals.judge;

import java.util.SplittableRandom;

/** Passes on what it does not lose: every second observation by chance, and spells of an hour. */
final class LosingRule implements StreamRule {

  private static final int SPELL = 360;

  private final StreamRule rule;
  private final SplittableRandom random = new SplittableRandom(11);
  private int silent;

  LosingRule(StreamRule rule) {
    this.rule = rule;
  }

  @Override
  public boolean alarms(Observation observation) {
    silent = random.nextInt(10 * SPELL) == 0 ? SPELL : Math.max(0, silent - 1);
    return silent == 0 && random.nextBoolean() && rule.alarms(observation);
  }
}
