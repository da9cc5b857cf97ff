package dev.tandem.eventing;

import dev.tandem.testing.MarkedSection;
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
  private static final MarkedSection SECTION =
      new MarkedSection("<!-- event-log: written by the benchmark -->", "<!-- /event-log -->");

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
    var published =
        Files.exists(PUBLISHED_REPORT) ? Files.readString(PUBLISHED_REPORT) : "# Benchmarks\n\n";
    var document = SECTION.replaceIn(published, String.join("\n", lines));
    Files.createDirectories(LATEST_REPORT.getParent());
    Files.writeString(LATEST_REPORT, document);
    if (Boolean.getBoolean("bench.keep")) {
      Files.writeString(PUBLISHED_REPORT, document);
    }
  }
}
