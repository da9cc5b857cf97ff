package dev.tandem.signals.judge;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Streams of one signal, without an effect or with the one that has to be found. */
enum ObservedSignal {
  MISMATCHES {
    @Override
    Supplier<Observation> stream(boolean effect, Traffic traffic, SplittableRandom random) {
      var path = traffic.new Path(random.split());
      return () -> {
        double share =
            FLOOR * (traffic == Traffic.STEADY ? 1 : Math.min(1, Math.exp(path.next() - 1)));
        boolean mismatch = random.nextDouble() < (effect ? 10 * FLOOR : share);
        boolean noise = random.nextDouble() < share;
        return new Observation(mismatch ? 1 : 0, 0, mismatch ? 1 : 0, noise ? 1 : 0);
      };
    }
  },
  ERRORS {
    @Override
    Supplier<Observation> stream(boolean effect, Traffic traffic, SplittableRandom random) {
      var path = traffic.new Path(random.split());
      return () -> {
        long home = 0;
        long service = 0;
        while (home + service == 0) {
          double rate = 0.05 * Math.exp(0.7 * path.next());
          home = poisson(rate, random);
          service = poisson(effect ? 2 * rate : rate, random);
        }
        return new Observation(service, home, service, home);
      };
    }
  },
  LATENCY {
    @Override
    Supplier<Observation> stream(boolean effect, Traffic traffic, SplittableRandom random) {
      var load = traffic.new Path(random.split());
      var ownOfHome = traffic.new Path(random.split());
      var ownOfService = traffic.new Path(random.split());
      double drift = traffic == Traffic.AUTOCORRELATED ? 0.1 : 0;
      return () -> {
        double common = 0.5 * load.next();
        double home = common + drift * ownOfHome.next();
        double service = common + drift * ownOfService.next() + (effect ? Math.log(1.2) : 0);
        return pairs(home, service, random);
      };
    }
  };

  static final double FLOOR = 0.001;
  private static final int PAIRS = 8;
  private static final double REQUEST_NOISE = 0.5;

  /** An endless stream; the same for the same random numbers. */
  abstract Supplier<Observation> stream(boolean effect, Traffic traffic, SplittableRandom random);

  private static Observation pairs(double home, double service, SplittableRandom random) {
    double sumOfHome = 0;
    double sumOfService = 0;
    int slower = 0;
    for (int i = 0; i < PAIRS; i++) {
      double atHome = home + REQUEST_NOISE * random.nextGaussian();
      double atService = service + REQUEST_NOISE * random.nextGaussian();
      sumOfHome += atHome;
      sumOfService += atService;
      slower += atService > atHome ? 1 : 0;
    }
    return new Observation(
        slower, PAIRS - slower, Math.exp(sumOfService / PAIRS), Math.exp(sumOfHome / PAIRS));
  }

  private static long poisson(double mean, SplittableRandom random) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
