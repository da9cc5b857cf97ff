package dev.tandem.eventing.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Positions before the cursor that had no event when the cursor passed them: the transaction that
 * drew the number was still open, or was rolled back. They are read again until they can no longer
 * fill.
 *
 * <p>A transaction gets its id before it draws a position. A transaction of the consumer that
 * starts after the gap was seen therefore has a greater id, which becomes the gap's fence. Once
 * every transaction up to the fence has ended and the position is still empty, it stays empty.
 */
public record SequenceGaps(List<SequenceGap> open) {

  public static final SequenceGaps NONE = new SequenceGaps(List.of());

  public SequenceGaps {
    open = List.copyOf(open);
  }

  LongStream positions() {
    return open.stream().mapToLong(SequenceGap::position);
  }

  LongStream fences() {
    return open.stream().mapToLong(SequenceGap::fence);
  }

  /**
   * The gaps after a read.
   *
   * @param from position of the cursor before
   * @param to position of the cursor after
   * @param read positions that had an event
   * @param handled those of them that are done
   * @param xmin every transaction with a smaller id had ended
   * @param transactionId of the consumer's own transaction
   */
  SequenceGaps afterRead(
      long from, long to, Set<Long> read, Set<Long> handled, long xmin, long transactionId) {
    var remaining = new ArrayList<SequenceGap>();
    for (var gap : open) {
      boolean canFill = read.contains(gap.position()) || gap.canStillFill(xmin);
      if (canFill && !handled.contains(gap.position())) {
        remaining.add(gap.withFence(transactionId));
      }
    }
    for (long position = from + 1; position <= to; position++) {
      if (!handled.contains(position)) {
        remaining.add(new SequenceGap(position, SequenceGap.UNFENCED));
      }
    }
    return new SequenceGaps(remaining);
  }
}
