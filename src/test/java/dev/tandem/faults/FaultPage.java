package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.FaultRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Puts the rows that the tests of faults have written into the page, as {@code target/faults.md},
 * and compares them with the committed page: they may differ in measured times only. It runs after
 * those tests, in {@code mvn -Pfaults verify}.
 */
class FaultPage {

  private static final Path COMMITTED = Path.of("module-docs", "faults.md");
  private static final Path WRITTEN = Path.of("target", "faults.md");
  private static final Path BROKER_NOT_RUN = FaultRow.folder().resolve("without-a-broker");

  static void noteThatBrokerFaultsWereNotRun() {
    try {
      Files.createDirectories(FaultRow.folder());
      Files.writeString(BROKER_NOT_RUN, "RabbitMQ is not installed.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void saysWhatHasHappened() throws IOException {
    var committed = Files.readAllLines(COMMITTED);
    var page = assemble(committed, rows());
    Files.write(WRITTEN, page);

    assertThat(withoutTimes(committed))
        .as("Read the difference; if it is right, copy %s to %s.", WRITTEN, COMMITTED)
        .isEqualTo(withoutTimes(page));
  }

  /** The rows of each section, by what was done. */
  private static Map<String, Map<String, String>> rows() throws IOException {
    var rows = new LinkedHashMap<String, Map<String, String>>();
    try (var files = Files.list(FaultRow.folder())) {
      for (var file : files.filter(it -> it.toString().endsWith(".row")).sorted().toList()) {
        var lines = Files.readAllLines(file);
        rows.computeIfAbsent(lines.get(0), _ -> new LinkedHashMap<>())
            .put(what(lines.get(1)), lines.get(1));
      }
    }
    return rows;
  }

  /** Text and the order of rows stay; a row that nothing produced goes, a new one comes last. */
  private static List<String> assemble(
      List<String> committed, Map<String, Map<String, String>> rows) {
    var page = new ArrayList<String>();
    Map<String, String> left = new LinkedHashMap<>();
    boolean isInTable = false;
    for (var line : committed) {
      if (isInTable && !line.startsWith("|")) {
        page.addAll(left.values());
        left.clear();
      }
      boolean isRow = isInTable && line.startsWith("|");
      isInTable = line.startsWith("|---") || isRow;
      if (line.startsWith("## ")) {
        left = new LinkedHashMap<>(rows.getOrDefault(line.substring(3), Map.of()));
      }
      if (isRow) {
        produced(line, left).ifPresent(page::add);
      } else {
        page.add(line);
      }
    }
    page.addAll(left.values());
    return page;
  }

  private static Optional<String> produced(String line, Map<String, String> left) {
    var row = left.remove(what(line));
    boolean wasNotRun =
        row == null && Files.exists(BROKER_NOT_RUN) && what(line).contains("broker");
    return Optional.ofNullable(wasNotRun ? line : row);
  }

  private static String what(String row) {
    return row.split(" \\| ")[0];
  }

  private static String withoutTimes(List<String> page) {
    return page.stream()
        .map(line -> line.replaceAll("\\b\\d+\\.\\d s\\b", "… s"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aRowThatWasNotProducedIsMissedAndOneThatIsNewIsAdded() {
    var committed =
        Stream.of(
                "## A", "| done | s |", "|---|---|", "| old | 1.0 s |", "| same | 2.0 s |", "", "x")
            .toList();
    var rows = Map.of("A", Map.of("| same", "| same | 3.5 s |", "| new", "| new | 4.0 s |"));

    assertThat(assemble(committed, rows))
        .containsExactly(
            "## A", "| done | s |", "|---|---|", "| same | 3.5 s |", "| new | 4.0 s |", "", "x");
    assertThat(withoutTimes(List.of("| same | 2.0 s |")))
        .isEqualTo(withoutTimes(List.of("| same | 3.5 s |")))
        .isNotEqualTo(withoutTimes(List.of("| same | in 2 s |")));
  }
}
