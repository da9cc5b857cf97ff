package dev.tandem;

import dev.tandem.testing.MarkedSection;
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
 * Measures the start-up time and the idle memory of each module, started alone from the packaged
 * jar, and writes them to {@code module-docs/benchmarks.md}.
 */
class SubsetBenchmark {

  private static final Path BENCHMARKS_PAGE = Path.of("module-docs/benchmarks.md");
  private static final MarkedSection SECTION =
      new MarkedSection("<!-- begin: subsets -->", "<!-- end: subsets -->");
  private static final List<String> SUBSETS =
      List.of("all", "members", "scheduling", "billing", "recommendations");
  private static final Path WORK_FOLDER = Path.of("target/subsets");
  private static final Path JAR = WORK_FOLDER.resolve("app/tandem.jar");
  private static final Path AOT_CACHE = WORK_FOLDER.resolve("tandem.aot");
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

  /**
   * @param startSeconds seconds from the command until the process accepts requests
   * @param residentMib resident memory of the idle process, in MiB
   * @param heapMib heap in use after a garbage collection, in MiB
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
      startAndMeasure(subset, database, List.of()); // migrates the database
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
    Files.writeString(
        BENCHMARKS_PAGE, SECTION.replaceIn(Files.readString(BENCHMARKS_PAGE), section(rows)));
    System.exit(0);
  }

  private static StartupFigures medianStart(String subset, String database, List<String> options)
      throws Exception {
    var figures = new ArrayList<StartupFigures>();
    for (int i = 0; i < ROUNDS; i++) {
      figures.add(startAndMeasure(subset, database, options));
    }
    figures.sort((a, b) -> Double.compare(a.startSeconds(), b.startSeconds()));
    return figures.get(ROUNDS / 2);
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
          throw new IllegalStateException(subset + " did not start; see " + log);
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
      throw new IllegalStateException("jcmd did not report the heap");
    }
    return Long.parseLong(used.group(1)) / 1024;
  }

  private static String jdkTool(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  private static String runCommand(String... command) throws Exception {
    command[0] = command[0].equals("java") ? jdkTool("java") : command[0];
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
    }
    return output;
  }

  private static String section(List<String> rows) {
    return "## Start-up time and memory of each module\n\n"
        + "`mvn -Pbench -DskipTests package exec:exec@subsets`, %s, %d cores, %s, load average %.1f at the end. The packaged jar, unpacked, on a migrated database; medians of %d starts; idle memory 5 s after the start, with the JVM's default heap size. The AOT cache was trained with all modules and is used for every subset.\n\n"
            .formatted(
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                ROUNDS)
        + "| `--tandem.modules` | start, s | start with AOT cache, s | resident, MiB | resident with AOT cache, MiB | heap in use, MiB |\n|---|---|---|---|---|---|\n"
        + String.join("\n", rows);
  }
}
