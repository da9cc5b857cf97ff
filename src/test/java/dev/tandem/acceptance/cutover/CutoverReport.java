package dev.tandem.acceptance.cutover;

import dev.tandem.acceptance.environment.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rehearsal in a table, for the marked section of the benchmarks. */
final class CutoverReport {

  private static final String BEGIN = "<!-- cutover: written by mvn -Pcutover verify -->";
  private static final String END = "<!-- /cutover -->";
  private static final Path BENCHMARKS = Path.of("module-docs", "benchmarks.md");

  private final TrafficJournal journal;
  private final List<MoveMeasurement> moves;
  private final List<String> lines = new ArrayList<>();

  CutoverReport(
      TrafficJournal journal,
      List<MoveMeasurement> moves,
      Map<String, TopologyCost> costs,
      String broker,
      int bookings,
      Duration pace) {
    this.journal = journal;
    this.moves = moves;
    lines.add("## Modules that move under load, and what it costs to be apart");
    lines.add(
        "%s: %d cores, %s %s, JDK %s, PostgreSQL 18.6 with fsync on, one database a process; %s. %,d bookings were there before; everyone of the load does something every %d ms, and reads four times as often; everything runs on the one machine, the load included."
            .formatted(
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                broker,
                bookings,
                pace.toMillis()));
    lines.add("");
    lines.add(
        "| what it costs to be apart (%d bookings one after the other, without other load) | |"
            .formatted(costs.values().iterator().next().bookings()));
    lines.add("|---|---|");
    costs.forEach((name, it) -> lines.addAll(it.tableRows(name)));
  }

  void addResults(int lost, int doubled, int late, int gaps) {
    lines.add("");
    lines.add("| under load | |");
    lines.add("|---|---|");
    lines.add("| bookings accepted | %d |".formatted(journal.countAccepted("booking")));
    lines.add("| purchases accepted | %d |".formatted(journal.countAccepted("pack")));
    lines.add(
        "| reads | %d, of which %d from home's copy and marked with its age |"
            .formatted(journal.reads(), journal.staleReads()));
    lines.add(
        "| told honestly to come back (503 with Retry-After) | %d |"
            .formatted(journal.retryLaterResponses()));
    lines.add("| requests sent again for want of any answer | %d |".formatted(journal.resends()));
    lines.add(
        "| **answered with neither data nor an honest 503** | **%d** |"
            .formatted(journal.unexpectedResponses().size()));
    lines.add("| **writes lost** | **%d** |".formatted(lost));
    lines.add("| **writes doubled** | **%d** |".formatted(doubled));
    lines.add("| **accepted under an old epoch** | **%d** |".formatted(late));
    lines.add("| gaps in the series of invoices | %d |".formatted(gaps));
    lines.add(
        "| pause of a move without trouble, longest (goal: 2 s) | %s |"
            .formatted(longest(MoveMeasurement::writePause)));
    lines.add(
        "| longest time without an accepted purchase around it | %s |"
            .formatted(longest(MoveMeasurement::longestPurchaseGap)));
    lines.add(
        "| from the decision to the first purchase accepted on the other side, longest | %s |"
            .formatted(longest(MoveMeasurement::timeToFirstPurchase)));
    lines.add(
        "| from an operator's word to roll back to everything served at home, longest | %s |"
            .formatted(
                formatMillis(
                    moves.stream()
                        .filter(
                            it -> it.fault() == InjectedFault.NONE && it.target().equals("home"))
                        .map(MoveMeasurement::duration)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO))));
  }

  /**
   * @param delays from a change of stage to a process that knows it, shortest first
   */
  void addPropagation(List<Duration> delays, int processes) {
    lines.add(
        "| from the commit of a stage to a process that knows it, p50 and p99 of %d (%d further processes, every move; goal: 1 s) | %s, %s |"
            .formatted(
                delays.size(),
                processes,
                formatMillis(delays.get(delays.size() / 2)),
                formatMillis(delays.get(delays.size() * 99 / 100))));
  }

  void addMoves() {
    lines.add("");
    lines.add(
        "| move | what went wrong | ended | took | pause | without a purchase | decision to purchase |");
    lines.add("|---|---|---|---|---|---|---|");
    moves.forEach(it -> lines.add(it.tableRow()));
  }

  private String longest(Function<MoveMeasurement, Duration> what) {
    return formatMillis(
        moves.stream()
            .filter(it -> it.fault() == InjectedFault.NONE)
            .map(what)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO));
  }

  private static String formatMillis(Duration time) {
    return time.toMillis() + " ms";
  }

  /**
   * @param forGood also into the benchmarks, between the marks
   */
  void write(boolean forGood) {
    try {
      lines.forEach(System.out::println);
      Files.write(Topology.workFolder().resolve("cutover.md"), lines);
      if (forGood) {
        Files.writeString(BENCHMARKS, withSection(Files.readString(BENCHMARKS)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String withSection(String document) {
    var section = BEGIN + "\n" + String.join("\n", lines) + "\n" + END;
    int begin = document.indexOf(BEGIN);
    if (begin < 0) {
      return document.stripTrailing() + "\n\n" + section + "\n";
    }
    int end = document.indexOf(END, begin) + END.length();
    return document.substring(0, begin) + section + document.substring(end);
  }
}
