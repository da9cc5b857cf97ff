package dev.tandem.eventing.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Positions before the cursor that were not there when it passed: their transactions were still
 * open, or rolled back. They are read again until they can no longer fill.
 *
 * <p>A transaction has its id before it draws a position. A consumer's transaction that starts
 * after the gap was seen therefore has a greater one: that is the gap's fence. Once every
 * transaction up to the fence has ended and the position is still not there, it never will be.
 */
record SequenceGaps(List<SequenceGap> open) {

  static final long UNFENCED = 0;
  static final SequenceGaps NONE = new SequenceGaps(List.of());

  SequenceGaps {
    open = List.copyOf(open);
  }

  /**
   * @param fence transaction id, {@link #UNFENCED} until the consumer's next transaction
   */
  record SequenceGap(long position, long fence) {

    SequenceGap withFence(long tx) {
      return fence == UNFENCED ? new SequenceGap(position, tx) : this;
    }

    boolean canStillFill(long xmin) {
      return fence == UNFENCED || xmin <= fence;
    }
  }

  List<Long> positions() {
    return open.stream().map(SequenceGap::position).toList();
  }

  /**
   * The gaps after a read.
   *
   * @param from the cursor before
   * @param to the cursor after
   * @param read the positions that were there
   * @param handled those of them that are done
   * @param xmin every transaction older than this had ended
   * @param tx the id of the consumer's own transaction
   */
  SequenceGaps afterRead(
      long from, long to, Set<Long> read, Set<Long> handled, long xmin, long tx) {
    var still = new ArrayList<SequenceGap>();
    for (var gap : open) {
      boolean waits = read.contains(gap.position()) || gap.canStillFill(xmin);
      if (waits && !handled.contains(gap.position())) {
        still.add(gap.withFence(tx));
      }
    }
    for (long pos = from + 1; pos <= to; pos++) {
      if (!handled.contains(pos)) {
        still.add(new SequenceGap(pos, UNFENCED));
      }
    }
    return new SequenceGaps(still);
  }
}
