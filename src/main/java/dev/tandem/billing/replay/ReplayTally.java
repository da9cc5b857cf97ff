package dev.tandem.billing.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what was decided again, and keeps a few examples of what differs. */
final class ReplayTally {

  private static final int EXAMPLES = 3;

  private final Map<String, TypeTally> types = new TreeMap<>();
  private long accounts;
  private long events;
  private long undecided;

  private static final class TypeTally {
    private long decided;
    private long different;
    private final List<DecisionDifference> examples = new ArrayList<>();

    ComparedCommands compared(String type) {
      return new ComparedCommands(type, decided, different, examples);
    }
  }

  void countAccount() {
    accounts++;
  }

  void countEvent() {
    events++;
  }

  /** Counts an event whose command was not recorded. */
  void countUndecided() {
    undecided++;
  }

  /**
   * @param difference null if there is none
   */
  void count(HistoryRow command, @Nullable String difference) {
    var tally = types.computeIfAbsent(command.type(), _ -> new TypeTally());
    tally.decided++;
    if (difference == null) {
      return;
    }
    tally.different++;
    if (tally.examples.size() < EXAMPLES) {
      tally.examples.add(new DecisionDifference(command.stream(), command.version(), difference));
    }
  }

  ReplayReport report() {
    var commands =
        types.entrySet().stream()
            .map(entry -> entry.getValue().compared(entry.getKey()))
            .collect(Collectors.toList());
    return new ReplayReport(accounts, events, undecided, commands);
  }
}
