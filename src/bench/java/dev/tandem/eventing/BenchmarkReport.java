package dev.tandem.eventing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the section of {@code module-docs/benchmarks.md} between two markers, and leaves the rest
 * of the document as it is.
 */
public final class BenchmarkReport {

  private static final Path PUBLISHED_REPORT = Path.of("module-docs/benchmarks.md");
  private static final Path LATEST_REPORT = Path.of("target/benchmarks.md");
  private static final String BEGIN = "<!-- event-log: written by the benchmark -->\n";
  private static final String END = "<!-- /event-log -->\n";

  private final List<String> lines = new ArrayList<>();

  public void add(String line) {
    System.out.println(line);
    lines.add(line);
  }

  public void add(String line, Object... arguments) {
    add(line.formatted(arguments));
  }

  /** Says whether the goal is reached, and if not, by how much it is missed. */
  public static String verdict(double value, double goal, boolean moreIsBetter) {
    double missing = moreIsBetter ? 1 - value / goal : value / goal - 1;
    return missing <= 0 ? "reached" : "missed by %.0f %%".formatted(Math.ceil(100 * missing));
  }

  void addMachine(String postgres, String broker) {
    add("## Event log, %s", LocalDate.now());
    add("");
    add(
        "`mvn -Pbench test-compile exec:exec@bench`, one run: %d cores, %s %s, JDK %s, PostgreSQL %s with fsync on, %s.",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        postgres,
        broker);
    add("");
  }

  void write(double minutes, double otherProcesses) throws IOException {
    add(
        "The run took %.1f minutes. Other processes used %.0f %% of the machine during the throughput rounds; above a few per cent, only ratios and costs per event are meaningful.",
        minutes, 100 * otherProcesses);
    var section = BEGIN + String.join("\n", lines) + "\n" + END;
    var document =
        withSection(
            Files.exists(PUBLISHED_REPORT)
                ? Files.readString(PUBLISHED_REPORT)
                : "# Benchmarks\n\n",
            section);
    Files.createDirectories(LATEST_REPORT.getParent());
    Files.writeString(LATEST_REPORT, document);
    if (Boolean.getBoolean("bench.keep")) {
      Files.writeString(PUBLISHED_REPORT, document);
    }
  }

  private static String withSection(String document, String section) {
    int from = document.indexOf(BEGIN);
    int to = document.indexOf(END);
    return from < 0 || to < from
        ? document.stripTrailing() + "\n\n" + section
        : document.substring(0, from) + section + document.substring(to + END.length());
  }
}
