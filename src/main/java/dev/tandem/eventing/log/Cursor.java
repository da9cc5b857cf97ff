package dev.tandem.eventing.log;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A consumer's position in a partition, leased by the running transaction.
 *
 * @param consumer a module, which reads for all its subscriptions; a subscription that is detached
 *     from its module; or {@code broker:} and a module that runs in another process
 * @param module that the subscriptions belong to
 * @param forwarded whether the module is fenced here, so that the broker gets its events
 * @param dualDeliveryUntil up to this position the other side may have delivered the same events
 * @param segment every unread event is in this segment or a later one
 * @param position everything up to here has been read, except the gaps
 * @param transactionId of the transaction that holds the lease
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

  private static final String REMOTE_PREFIX = "broker:";

  public Cursor {
    subscriptions = Set.copyOf(subscriptions);
  }

  /** The consumer that forwards events to a module that never runs in this process. */
  public static String remoteConsumer(String module) {
    return REMOTE_PREFIX + module;
  }

  public static boolean isRemoteConsumer(String consumer) {
    return consumer.startsWith(REMOTE_PREFIX);
  }

  /** The name of a consumer without the mark of a remote one. */
  public static String withoutRemotePrefix(String consumer) {
    return isRemoteConsumer(consumer) ? consumer.substring(REMOTE_PREFIX.length()) : consumer;
  }

  /** The cursor after the first {@code handled} events of the slice. */
  public Cursor advancedPast(LogSlice slice, int handled) {
    var done = slice.events().subList(0, handled);
    long newPosition = done.isEmpty() ? position : Math.max(position, done.getLast().position());
    var remaining =
        gaps.afterRead(
            position,
            newPosition,
            positions(slice.events()),
            positions(done),
            slice.xmin(),
            transactionId);
    return new Cursor(
        consumer,
        partition,
        module,
        subscriptions,
        forwarded,
        dualDeliveryUntil,
        segmentAfter(remaining, done),
        newPosition,
        remaining,
        transactionId);
  }

  /**
   * One before the segment of the last event: an append that read the segment number just before a
   * new segment began may stand one segment earlier than its neighbours.
   */
  private int segmentAfter(SequenceGaps remaining, List<LoggedEvent> done) {
    if (!remaining.open().isEmpty() || done.isEmpty()) {
      return segment;
    }
    return Math.max(segment, done.getLast().segment() - 1);
  }

  private static Set<Long> positions(List<LoggedEvent> events) {
    return events.stream().map(LoggedEvent::position).collect(Collectors.toSet());
  }
}
