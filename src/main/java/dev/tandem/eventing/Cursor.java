package dev.tandem.eventing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a reader is in a lane, leased by the running transaction.
 *
 * @param reader the module whose subscriptions it serves, or one subscription that goes its own way
 * @param module whose subscriptions they are
 * @param away the module is not live here: the broker is handed its events
 * @param sharedTo up to here the other side may have been handed the same event
 * @param chapter nothing that is still to be read lies in an earlier one
 * @param pos everything up to here has been read, but for the gaps
 * @param tx the id of the transaction that holds the lease
 */
record Cursor(
    String reader,
    int lane,
    String module,
    Set<String> subscriptions,
    boolean away,
    long sharedTo,
    int chapter,
    long pos,
    Gaps gaps,
    long tx) {

  Cursor {
    subscriptions = Set.copyOf(subscriptions);
  }

  /** After the first {@code handled} of the lines. */
  Cursor after(EventLog.Lines lines, int handled) {
    var done = lines.events().subList(0, handled);
    long to = done.isEmpty() ? pos : Math.max(pos, done.getLast().pos());
    var left = gaps.after(pos, to, positions(lines.events()), positions(done), lines.xmin(), tx);
    return new Cursor(
        reader, lane, module, subscriptions, away, sharedTo, chapter(left, done), to, left, tx);
  }

  /**
   * One behind the last line's: an append that read the number just before a chapter began may
   * stand one chapter earlier than its neighbours.
   */
  private int chapter(Gaps left, List<LoggedEvent> done) {
    if (!left.open().isEmpty() || done.isEmpty()) {
      return chapter;
    }
    return Math.max(chapter, done.getLast().chapter() - 1);
  }

  private static Set<Long> positions(List<LoggedEvent> events) {
    return events.stream().map(LoggedEvent::pos).collect(Collectors.toSet());
  }
}
