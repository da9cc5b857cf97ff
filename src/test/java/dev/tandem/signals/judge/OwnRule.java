package dev.tandem.signals.judge;

/** The rules of this module, fed as the module feeds them. */
final class OwnRule {

  static StreamRule of(ObservedSignal signal) {
    return switch (signal) {
      case MISMATCHES -> new Counting(ShareRule.floor(ObservedSignal.FLOOR), 1);
      case ERRORS -> new Counting(ShareRule.ratio(1.5), 0);
      case LATENCY -> new Blocks();
    };
  }

  private OwnRule() {}

  /** Counts hits among single trials, or among the hits of both sides. */
  private static final class Counting implements StreamRule {

    private final ShareRule rule;
    private final long single;
    private Tally tally = Tally.NONE;

    Counting(ShareRule rule, long single) {
      this.rule = rule;
      this.single = single;
    }

    @Override
    public boolean alarms(Observation it) {
      long trials = single > 0 ? single : it.hits() + it.others();
      tally = new Tally(tally.trials() + trials, tally.hits() + it.hits());
      return rule.process().reaches(rule.alpha(), tally);
    }
  }

  private static final class Blocks implements StreamRule {

    private final ShareRule rule = ShareRule.sign(0.6);
    private final PairedBlocks blocks = new PairedBlocks();

    @Override
    public boolean alarms(Observation it) {
      blocks.add(it.hits(), it.others());
      return rule.process().reaches(rule.alpha(), blocks.signs());
    }
  }
}
