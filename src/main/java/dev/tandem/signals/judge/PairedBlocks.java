package dev.tandem.signals.judge;

/**
 * Turns paired comparisons of both sides into signs that are nearly independent.
 *
 * <p>Both sides get the same request at the same time, so the hour, the load and the request cancel
 * out: what is left is who was slower. That may still last for a while, as with a cold cache or a
 * long collection of garbage; an AR(1) of 0.8 keeps a tenth of it after ten buckets. So ten buckets
 * make one block, and the block has one sign: one vote for a spell, however many requests it took.
 * Signs of adjacent blocks then correlate by less than 0.2, and {@link ShareRule#sign} leaves room
 * for the rest.
 */
public final class PairedBlocks {

  /** How many time buckets make a block. */
  public static final int BUCKETS = 10;

  private int buckets;
  private long balance;
  private Tally signs = Tally.NONE;

  /**
   * Adds the next bucket.
   *
   * @param slower pairs in which the judged side was slower
   * @param notSlower pairs in which it was faster, or as fast
   */
  public void add(long slower, long notSlower) {
    balance += slower - notSlower;
    buckets++;
    if (buckets == BUCKETS) {
      signs = balance == 0 ? signs : signs.plus(balance > 0);
      buckets = 0;
      balance = 0;
    }
  }

  /** The signs of the whole blocks; a block without a winner has none. */
  public Tally signs() {
    return signs;
  }
}
