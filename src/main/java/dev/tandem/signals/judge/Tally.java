package dev.tandem.signals.judge;

/**
 * All that a judgement needs of a stream of yes-or-no observations: how many there were, and how
 * many of them were hits. Neither depends on their order.
 */
public record Tally(long trials, long hits) {

  public static final Tally NONE = new Tally(0, 0);

  public Tally {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException("%s hits in %s trials".formatted(hits, trials));
    }
  }

  public Tally plus(boolean hit) {
    return new Tally(trials + 1, hit ? hits + 1 : hits);
  }

  /** The share of hits; 0 if there were no trials. */
  public double share() {
    return trials == 0 ? 0 : (double) hits / trials;
  }

  Tally complement() {
    return new Tally(trials, trials - hits);
  }
}
