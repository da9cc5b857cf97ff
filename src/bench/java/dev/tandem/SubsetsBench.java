package dev.tandem;

import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How long each part of the platform takes to start, and what it holds when nobody uses it, from
 * the packaged jar; the table goes to {@code module-docs/benchmarks.md}.
 */
class SubsetsBench {

  private static final Path BENCHMARKS_PAGE = Path.of("module-docs/benchmarks.md");
  private static final String BEGIN = "<!-- begin: subsets -->\n";
  private static final String END = "<!-- end: subsets -->\n";
  private static final List<String> SUBSETS =
      List.of("all", "members", "scheduling", "billing", "recommendations");
  private static final Path WORK_FOLDER = Path.of("target/subsets");
  private static final Path JAR = WORK_FOLDER.resolve("app/tandem.jar");
  private static final Path AOT_CACHE = WORK_FOLDER.resolve("tandem.aot");
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

  /**
   * @param startSeconds seconds from the command to the first answer it could give
   * @param residentMib MiB of memory of the process, idle
   * @param heapMib MiB in use after a collection
   */
  private record StartupFigures(double startSeconds, long residentMib, long heapMib) {}

  public static void main(String[] args) throws Exception {
    Files.createDirectories(WORK_FOLDER);
    runCommand(
        "java",
        "-Djarmode=tools",
        "-jar",
        "target/tandem.jar",
        "extract",
        "--force",
        "--destination",
        WORK_FOLDER.resolve("app").toString());
    var all = TestDatabase.create();
    runCommand(
        "java",
        "-XX:AOTCacheOutput=" + AOT_CACHE,
        "-Dspring.context.exit=onRefresh",
        "-jar",
        JAR.toString(),
        "--spring.datasource.url=" + all);
    var rows = new ArrayList<String>();
    for (var subset : SUBSETS) {
      var database = subset.equals("all") ? all : TestDatabase.create();
      startAndMeasure(subset, database, List.of()); // migrates
      var plain = medianStart(subset, database, List.of());
      var cached = medianStart(subset, database, List.of("-XX:AOTCache=" + AOT_CACHE));
      rows.add(
          String.format(
              Locale.ROOT,
              "| `%s` | %.1f | %.1f | %d | %d | %d |",
              subset,
              plain.startSeconds(),
              cached.startSeconds(),
              plain.residentMib(),
              cached.residentMib(),
              plain.heapMib()));
      System.out.println(rows.getLast());
    }
    writeSection(section(rows));
    System.exit(0);
  }

  private static StartupFigures medianStart(String subset, String database, List<String> options)
      throws Exception {
    var found = new ArrayList<StartupFigures>();
    for (int i = 0; i < ROUNDS; i++) {
      found.add(startAndMeasure(subset, database, options));
    }
    found.sort((a, b) -> Double.compare(a.startSeconds(), b.startSeconds()));
    return found.get(ROUNDS / 2);
  }

  private static StartupFigures startAndMeasure(
      String subset, String database, List<String> options) throws Exception {
    var log = WORK_FOLDER.resolve(subset + ".log");
    var command = new ArrayList<>(List.of(jdkTool("java")));
    command.addAll(options);
    command.addAll(
        List.of(
            "-jar",
            JAR.toString(),
            "--tandem.modules=" + subset,
            "--server.port=0",
            "--spring.datasource.url=" + database));
    var from = System.nanoTime();
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      while (!Files.readString(log).contains("Tandem is at")) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(subset + " does not start; see " + log);
        }
      }
      var start = (System.nanoTime() - from) / 1e9;
      process.waitFor(5, TimeUnit.SECONDS);
      var resident = residentMemory(process.pid());
      runCommand(jdkTool("jcmd"), process.pid() + "", "GC.run");
      return new StartupFigures(start, resident, heapUsed(process.pid()));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static long residentMemory(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(it -> it.startsWith("VmRSS:"))
        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static long heapUsed(long pid) throws Exception {
    var used = HEAP_USED.matcher(runCommand(jdkTool("jcmd"), pid + "", "GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("jcmd says nothing of the heap");
    }
    return Long.parseLong(used.group(1)) / 1024;
  }

  private static String jdkTool(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  private static String runCommand(String... command) throws Exception {
    command[0] = command[0].equals("java") ? jdkTool("java") : command[0];
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed:\n" + said);
    }
    return said;
  }

  private static String section(List<String> rows) {
    return BEGIN
        + "## What each part takes to start and to hold\n\n"
        + "`mvn -Pbench -DskipTests package exec:exec@subsets`, %s, %d cores, %s, load average %.1f at the end. The packaged jar, unpacked, on a migrated database; medians of %d starts; idle memory 5 s after the start, with the JVM's own choice of heap. The AOT cache was trained with all modules and serves every part.\n\n"
            .formatted(
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                ROUNDS)
        + "| `--tandem.modules` | start, s | start with AOT cache, s | resident, MiB | resident with AOT cache, MiB | heap in use, MiB |\n|---|---|---|---|---|---|\n"
        + String.join("\n", rows)
        + "\n"
        + END;
  }

  /** In place of what an earlier run has written, or at the end. */
  private static void writeSection(String section) throws IOException {
    var text = Files.readString(BENCHMARKS_PAGE);
    var begin = text.indexOf(BEGIN);
    var end = text.indexOf(END);
    Files.writeString(
        BENCHMARKS_PAGE,
        begin < 0
            ? text.stripTrailing() + "\n\n" + section
            : text.substring(0, begin) + section + text.substring(end + END.length()));
  }
}
