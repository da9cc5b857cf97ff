package dev.tandem.billing.replay;

import java.util.List;

/**
 * What was decided again of the commands after a position.
 *
 * @param through the position to ask from next time
 * @param commands by type, in the order of their names
 */
record DecidedAgain(long through, long decided, long different, List<ComparedCommands> commands) {

  static DecidedAgain nothing(long position) {
    return new DecidedAgain(position, 0, 0, List.of());
  }

  static DecidedAgain of(ReplayReport report, long through) {
    return new DecidedAgain(through, report.decided(), report.different(), report.commands());
  }
}
