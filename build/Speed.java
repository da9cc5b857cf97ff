import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what a developer waits for, from a warm build, and writes the table to {@code
 * module-docs/benchmarks.md}: {@code mvn -Pbench exec:exec@speed}.
 */
class Speed {

  private static final Path BENCHMARKS_PAGE = Path.of("module-docs/benchmarks.md");
  private static final String BEGIN = "<!-- begin: speed -->\n";
  private static final String END = "<!-- end: speed -->\n";
  private static final Path MODULES = Path.of("src/main/java/dev/tandem");
  private static final int MODULE_GOAL_SECONDS = 10;
  private static final int BOUNDARIES_GOAL_SECONDS = 30;

  public static void main(String[] args) throws Exception {
    var rows = new ArrayList<String>();
    for (var module : modules()) {
      var command = "build/test " + module;
      run(command);
      rows.add(row("the tests of " + module, command, MODULE_GOAL_SECONDS));
    }
    for (var module : List.of("eventing", "rollout")) {
      rows.add(
          row("all tests of %s".formatted(module), "build/test %s --all".formatted(module), 0));
    }
    rows.add(
        row(
            "all boundary and readiness checks",
            "mvn -q -Pboundaries test",
            BOUNDARIES_GOAL_SECONDS));
    writeSection(section(rows));
  }

  private static List<String> modules() throws IOException {
    try (var folders = Files.list(MODULES)) {
      return folders
          .filter(Speed::isModule)
          .map(it -> it.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static boolean isModule(Path folder) {
    var declaration = folder.resolve("package-info.java");
    try {
      return Files.exists(declaration)
          && Files.readString(declaration).contains("@ApplicationModule");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param goal in seconds; none if 0
   */
  private static String row(String label, String command, int goal) throws Exception {
    var from = System.nanoTime();
    run(command);
    var seconds = (System.nanoTime() - from) / 1e9;
    var verdict =
        goal == 0
            ? "none"
            : seconds <= goal
                ? goal + ", reached"
                : String.format(Locale.ROOT, "%d, missed by %.1f s", goal, seconds - goal);
    var row =
        String.format(Locale.ROOT, "| %s | `%s` | %.1f | %s |", label, command, seconds, verdict);
    System.out.println(row);
    return row;
  }

  private static void run(String command) throws Exception {
    if (new ProcessBuilder(command.split(" ")).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(command + " failed");
    }
  }

  private static String section(List<String> rows) {
    return BEGIN
        + "## What a developer waits for\n\n"
        + "`mvn -Pbench exec:exec@speed`, from a warm build, %s, %d cores, %s.\n\n"
            .formatted(
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        + "| what | command | seconds | goal |\n|---|---|---|---|\n"
        + String.join("\n", rows)
        + "\n"
        + END;
  }

  private static void writeSection(String section) throws IOException {
    var document = Files.readString(BENCHMARKS_PAGE);
    var from = document.indexOf(BEGIN);
    var to = document.indexOf(END);
    Files.writeString(
        BENCHMARKS_PAGE,
        from < 0
            ? document.stripTrailing() + "\n\n" + section
            : document.substring(0, from) + section + document.substring(to + END.length()));
    System.out.println(section);
  }
}
