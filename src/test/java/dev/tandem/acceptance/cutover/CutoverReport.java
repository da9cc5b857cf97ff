package dev.tandem.acceptance.cutover;

import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.MarkedSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The figures of the rehearsal as tables, for the marked section of the benchmarks. */
final class CutoverReport {

  private static final MarkedSection SECTION =
      new MarkedSection("<!-- cutover: written by mvn -Pcutover verify -->", "<!-- /cutover -->");
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
    lines.add("## Modules that move under load, and the costs of separate processes");
    lines.add(
        "%s: %s cores, %s %s, JDK %s, PostgreSQL 18.6 with fsync on, one database per process; %s. %s bookings existed before; each user of the load writes every %s ms and reads four times as often; everything, including the load, runs on one machine."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                broker,
                bookings,
                pace.toMillis()));
    lines.add("");
    lines.add(
        "| costs of separate processes (%s sequential bookings, without other load) | |"
            .formatted(costs.values().iterator().next().bookings()));
    lines.add("|---|---|");
    costs.forEach((name, cost) -> lines.addAll(cost.tableRows(name)));
  }

  void addResults(int lost, int duplicates, int stale, int gaps) {
    lines.add("");
    lines.add("| under load | |");
    lines.add("|---|---|");
    lines.add("| bookings accepted | %s |".formatted(journal.countAccepted("booking")));
    lines.add("| purchases accepted | %s |".formatted(journal.countAccepted("pack")));
    lines.add(
        "| reads | %s, of which %s from home's copy, marked with its age |"
            .formatted(journal.reads(), journal.staleReads()));
    lines.add(
        "| answered with 503 and Retry-After | %s |".formatted(journal.retryLaterResponses()));
    lines.add("| requests sent again because no answer came | %s |".formatted(journal.resends()));
    lines.add(
        "| **answered with neither data nor 503 and Retry-After** | **%s** |"
            .formatted(journal.unexpectedResponses().size()));
    lines.add("| **writes lost** | **%s** |".formatted(lost));
    lines.add("| **writes duplicated** | **%s** |".formatted(duplicates));
    lines.add("| **events published under an old epoch** | **%s** |".formatted(stale));
    lines.add("| gaps in the series of invoices | %s |".formatted(gaps));
    lines.add(
        "| longest pause of a move without a fault (goal: 2 s) | %s |"
            .formatted(longest(MoveMeasurement::writePause)));
    lines.add(
        "| longest time without an accepted purchase around it | %s |"
            .formatted(longest(MoveMeasurement::longestPurchaseGap)));
    lines.add(
        "| longest time from the cut-over to the first purchase accepted on the other side | %s |"
            .formatted(longest(MoveMeasurement::timeToFirstPurchase)));
    lines.add(
        "| longest time from an operator's request to move back until home serves everything | %s |"
            .formatted(
                formatMillis(
                    moves.stream()
                        .filter(move ->
                            move.fault() == InjectedFault.NONE && move.target().equals("home"))
                        .map(MoveMeasurement::duration)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO))));
  }

  /**
   * @param delays times from the commit of a stage until a process has read it, sorted
   */
  void addPropagation(List<Duration> delays, int processes) {
    lines.add(
        "| from the commit of a stage until a process has read it, p50 and p99 of %s (%s further processes, every move; goal: 1 s) | %s, %s |"
            .formatted(
                delays.size(),
                processes,
                formatMillis(delays.get(delays.size() / 2)),
                formatMillis(delays.get(delays.size() * 99 / 100))));
  }

  void addMoves() {
    lines.add("");
    lines.add(
        "| move | fault | outcome | duration | pause | longest time without a purchase | cut-over to purchase |");
    lines.add("|---|---|---|---|---|---|---|");
    moves.forEach(it -> lines.add(it.tableRow()));
  }

  private String longest(Function<MoveMeasurement, Duration> figure) {
    return formatMillis(
        moves.stream()
            .filter(move -> move.fault() == InjectedFault.NONE)
            .map(figure)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO));
  }

  private static String formatMillis(Duration time) {
    return time.toMillis() + " ms";
  }

  /**
   * @param publish whether to replace the marked section of the benchmarks, too
   */
  void write(boolean publish) {
    try {
      lines.forEach(System.out::println);
      Files.write(Topology.reportFolder().resolve("cutover.md"), lines);
      if (publish) {
        Files.writeString(
            BENCHMARKS, SECTION.replaceIn(Files.readString(BENCHMARKS), String.join("\n", lines)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
