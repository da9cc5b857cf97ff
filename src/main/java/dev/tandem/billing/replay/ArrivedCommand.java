package dev.tandem.billing.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where a command is recorded. */
record ArrivedCommand(long position, String stream, Instant at) {

  /**
   * The commands before which none can arrive any more, in the order of their positions: a position
   * that is missing belongs to a transaction that has not committed, or to one that never will,
   * which is known once the next one is old enough.
   *
   * @param after the last position that was taken before
   * @param longAgo no transaction that began before is still open
   */
  static List<ArrivedCommand> settled(List<ArrivedCommand> arrived, long after, Instant longAgo) {
    var settled = new ArrayList<ArrivedCommand>();
    long last = after;
    for (var command : arrived) {
      if (command.position() != last + 1 && command.at().isAfter(longAgo)) {
        break;
      }
      settled.add(command);
      last = command.position();
    }
    return settled;
  }
}
