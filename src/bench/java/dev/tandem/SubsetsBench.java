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

  private static final Path KEPT = Path.of("module-docs/benchmarks.md");
  private static final String BEGIN = "<!-- begin: subsets -->\n";
  private static final String END = "<!-- end: subsets -->\n";
  private static final List<String> SUBSETS =
      List.of("all", "members", "scheduling", "billing", "recommendations");
  private static final Path WORK = Path.of("target/subsets");
  private static final Path JAR = WORK.resolve("app/tandem.jar");
  private static final Path CACHE = WORK.resolve("tandem.aot");
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  /**
   * @param start seconds from the command to the first answer it could give
   * @param resident MiB of memory of the process, idle
   * @param heap MiB in use after a collection
   */
  private record Figures(double start, long resident, long heap) {}

  public static void main(String[] args) throws Exception {
    Files.createDirectories(WORK);
    command(
        "java",
        "-Djarmode=tools",
        "-jar",
        "target/tandem.jar",
        "extract",
        "--force",
        "--destination",
        WORK.resolve("app").toString());
    var all = TestDatabase.create();
    command(
        "java",
        "-XX:AOTCacheOutput=" + CACHE,
        "-Dspring.context.exit=onRefresh",
        "-jar",
        JAR.toString(),
        "--spring.datasource.url=" + all);
    var rows = new ArrayList<String>();
    for (var subset : SUBSETS) {
      var database = subset.equals("all") ? all : TestDatabase.create();
      run(subset, database, List.of()); // migrates
      var plain = median(subset, database, List.of());
      var cached = median(subset, database, List.of("-XX:AOTCache=" + CACHE));
      rows.add(
          String.format(
              Locale.ROOT,
              "| `%s` | %.1f | %.1f | %d | %d | %d |",
              subset,
              plain.start(),
              cached.start(),
              plain.resident(),
              cached.resident(),
              plain.heap()));
      System.out.println(rows.getLast());
    }
    keep(section(rows));
    System.exit(0);
  }

  private static Figures median(String subset, String database, List<String> options)
      throws Exception {
    var found = new ArrayList<Figures>();
    for (int i = 0; i < ROUNDS; i++) {
      found.add(run(subset, database, options));
    }
    found.sort((a, b) -> Double.compare(a.start(), b.start()));
    return found.get(ROUNDS / 2);
  }

  private static Figures run(String subset, String database, List<String> options)
      throws Exception {
    var log = WORK.resolve(subset + ".log");
    var command = new ArrayList<>(List.of(java("java")));
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
      var resident = resident(process.pid());
      command(java("jcmd"), process.pid() + "", "GC.run");
      return new Figures(start, resident, heap(process.pid()));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static long resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(it -> it.startsWith("VmRSS:"))
        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static long heap(long pid) throws Exception {
    var used = USED.matcher(command(java("jcmd"), pid + "", "GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("jcmd says nothing of the heap");
    }
    return Long.parseLong(used.group(1)) / 1024;
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  private static String command(String... command) throws Exception {
    command[0] = command[0].equals("java") ? java("java") : command[0];
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
  private static void keep(String section) throws IOException {
    var text = Files.readString(KEPT);
    var begin = text.indexOf(BEGIN);
    var end = text.indexOf(END);
    Files.writeString(
        KEPT,
        begin < 0
            ? text.stripTrailing() + "\n\n" + section
            : text.substring(0, begin) + section + text.substring(end + END.length()));
  }
}
