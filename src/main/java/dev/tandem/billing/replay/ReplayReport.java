package dev.tandem.billing.replay;

import java.util.List;

/**
 * What was decided again.
 *
 * @param accounts whose history was read
 * @param events in these histories
 * @param undecided of these, events whose command was not recorded, as those of earlier versions
 * @param commands by type, in the order of their names
 */
record ReplayReport(long accounts, long events, long undecided, List<ComparedCommands> commands) {

  ReplayReport {
    commands = List.copyOf(commands);
  }

  long decided() {
    return commands.stream().mapToLong(ComparedCommands::decided).sum();
  }

  long different() {
    return commands.stream().mapToLong(ComparedCommands::different).sum();
  }

  /** Whether something was decided again, and all of it as before. */
  boolean isSame() {
    return decided() > 0 && different() == 0;
  }
}
