package dev.tandem.eventing.log;

/**
 * A position before the cursor that had no event when the cursor passed it.
 *
 * @param fence a transaction id; {@link #UNFENCED} until the consumer's next transaction
 */
public record SequenceGap(long position, long fence) {

  static final long UNFENCED = 0;

  SequenceGap withFence(long transactionId) {
    return fence == UNFENCED ? new SequenceGap(position, transactionId) : this;
  }

  boolean canStillFill(long xmin) {
    return fence == UNFENCED || xmin <= fence;
  }
}
