package dev.tandem.signals.judge;

import java.util.SplittableRandom;

/** How the traffic behind a stream moves over time, around 0. */
enum Traffic {
  STEADY,
  /** An AR(1) with a coefficient of 0.8. */
  AUTOCORRELATED,
  /** A day of 8,640 buckets of ten seconds. */
  DAILY;

  static final double COEFFICIENT = 0.8;
  private static final double DAY = 8_640;

  /** One path of the traffic, of a standard deviation near 1. */
  final class Path {

    private final SplittableRandom random;
    private double state;
    private long time;

    Path(SplittableRandom random) {
      this.random = random;
      this.state = random.nextGaussian();
    }

    double next() {
      time++;
      return switch (Traffic.this) {
        case STEADY -> 0;
        case AUTOCORRELATED ->
            state =
                COEFFICIENT * state
                    + Math.sqrt(1 - COEFFICIENT * COEFFICIENT) * random.nextGaussian();
        case DAILY -> Math.sqrt(2) * Math.sin(2 * Math.PI * time / DAY);
      };
    }
  }
}
