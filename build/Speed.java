import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times what a developer waits for, from a warm build, and keeps the table in {@code
 * module-docs/benchmarks.md}: {@code mvn -Pbench exec:exec@speed}.
 */
class Speed {

  private static final Path KEPT = Path.of("module-docs/benchmarks.md");
  private static final String BEGIN = "<!-- begin: speed -->\n";
  private static final String END = "<!-- end: speed -->\n";
  private static final List<String> MODULES =
      List.of("members", "scheduling", "billing", "recommendations", "rollout", "portal");

  public static void main(String[] args) throws Exception {
    run(List.of("test-compile"));
    var rows = new ArrayList<String>();
    for (var module : MODULES) {
      rows.add(
          row("the tests of " + module, 10, List.of("-Pmodule", "test", "-Dmodule=" + module)));
    }
    rows.add(row("all boundary and readiness checks", 30, List.of("-Pboundaries", "test")));
    keep(section(rows));
  }

  private static String row(String what, int goal, List<String> arguments) throws Exception {
    var from = System.nanoTime();
    run(arguments);
    var seconds = (System.nanoTime() - from) / 1e9;
    var command = "mvn -q " + String.join(" ", arguments);
    var verdict = seconds <= goal ? "reached" : "missed by %.1f s".formatted(seconds - goal);
    var row =
        String.format(
            Locale.ROOT, "| %s | `%s` | %.1f | %d, %s |", what, command, seconds, goal, verdict);
    System.out.println(row);
    return row;
  }

  private static void run(List<String> arguments) throws Exception {
    var command = new ArrayList<>(List.of("mvn", "-q"));
    command.addAll(arguments);
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
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

  private static void keep(String section) throws IOException {
    var document = Files.readString(KEPT);
    var from = document.indexOf(BEGIN);
    var to = document.indexOf(END);
    Files.writeString(
        KEPT,
        from < 0
            ? document.stripTrailing() + "\n\n" + section
            : document.substring(0, from) + section + document.substring(to + END.length()));
    System.out.println(section);
  }
}
