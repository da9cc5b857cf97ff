package dev.tandem.eventing.log;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a consumer is in a partition, leased by the running transaction.
 *
 * @param consumer the module whose subscriptions it serves, or one subscription that goes its own
 *     way
 * @param module whose subscriptions they are
 * @param forwarded the module is not live here: the broker is handed its events
 * @param dualDeliveryUntil up to here the other side may have been handed the same event
 * @param segment nothing that is still to be read lies in an earlier one
 * @param position everything up to here has been read, but for the gaps
 * @param transactionId the id of the transaction that holds the lease
 */
public record Cursor(
    String consumer,
    int partition,
    String module,
    Set<String> subscriptions,
    boolean forwarded,
    long dualDeliveryUntil,
    int segment,
    long position,
    SequenceGaps gaps,
    long transactionId) {

  public Cursor {
    subscriptions = Set.copyOf(subscriptions);
  }

  /** After the first {@code handled} of the lines. */
  public Cursor advancedPast(EventLog.LogSlice lines, int handled) {
    var done = lines.events().subList(0, handled);
    long to = done.isEmpty() ? position : Math.max(position, done.getLast().position());
    var left =
        gaps.afterRead(
            position, to, positions(lines.events()), positions(done), lines.xmin(), transactionId);
    return new Cursor(
        consumer,
        partition,
        module,
        subscriptions,
        forwarded,
        dualDeliveryUntil,
        segmentAfter(left, done),
        to,
        left,
        transactionId);
  }

  /**
   * One behind the last line's: an append that read the number just before a segment began may
   * stand one segment earlier than its neighbours.
   */
  private int segmentAfter(SequenceGaps left, List<LoggedEvent> done) {
    if (!left.open().isEmpty() || done.isEmpty()) {
      return segment;
    }
    return Math.max(segment, done.getLast().segment() - 1);
  }

  private static Set<Long> positions(List<LoggedEvent> events) {
    return events.stream().map(LoggedEvent::position).collect(Collectors.toSet());
  }
}
