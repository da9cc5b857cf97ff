package dev.tandem.preferences.execution;

import static java.util.stream.Collectors.toMap;

import dev.tandem.Tandem;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationReports;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.migration.OutcomeDecision;
import dev.tandem.preferences.plan.CommittedMapping;
import dev.tandem.preferences.plan.LegacyEvaluator;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.staging.StagingService;
import dev.tandem.testing.MarkedSection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures how fast the preferences of a platform that is made to hurt are migrated, beside
 * PostgreSQL's {@code COPY} of the same rows: {@code mvn -Pbench test-compile exec:exec@migration};
 * with {@code -Dbench.keep=true} the figures go into module-docs/benchmarks.md.
 */
final class MigrationBenchmark {

  private static final Path RESULTS_FILE = Path.of("module-docs/benchmarks.md");
  private static final MarkedSection SECTION =
      new MarkedSection("<!-- migration: written by the benchmark -->", "<!-- /migration -->");
  private static final int MEMBERS = Integer.getInteger("members", 200_000);
  private static final int KEYS = Integer.getInteger("keys", 30);
  private static final double GOAL = 20_000;
  private static final long POPULATION = 1;

  private final List<String> lines = new ArrayList<>();
  private final MessyPlatform platform = new MessyPlatform(1, MEMBERS, KEYS);
  private final List<Long> heaps = new ArrayList<>();
  private double cpuBefore;
  private final ApplicationContext context;
  private final JdbcTemplate jdbc;

  private MigrationBenchmark(ApplicationContext context) {
    this.context = context;
    this.jdbc = context.getBean(JdbcTemplate.class);
  }

  public static void main(String[] arguments) throws Exception {
    try (var postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        var application = start(postgres)) {
      new MigrationBenchmark(application).run();
    }
    System.exit(0);
  }

  private static ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
    return new SpringApplicationBuilder(Tandem.class)
        .web(WebApplicationType.SERVLET)
        .run(
            "--tandem.modules=preferences",
            "--server.port=0",
            "--logging.level.root=warn",
            "--tandem.preferences.migration.tick=1d",
            "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
  }

  private void run() throws Exception {
    print("## Preferences of a former platform, %s", LocalDate.now());
    print("");
    print(
        "`mvn -Pbench test-compile exec:exec@migration`, one run: %,d members with %d keys each and every mess of the generator, %d cores, %s %s, JDK %s with a heap of %d MiB, PostgreSQL %s with fsync on. Load average of the machine at the start: %.1f.",
        MEMBERS,
        KEYS,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        Runtime.getRuntime().maxMemory() >> 20,
        jdbc.queryForObject("show server_version", String.class),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    print("");
    platform.membersHere(POPULATION).forEach(jdbc::execute);
    var file = Files.createTempFile("preferences", ".csv");
    try {
      try (var csv = platform.csv()) {
        Files.copy(csv, file, StandardCopyOption.REPLACE_EXISTING);
      }
      measure(file);
    } finally {
      Files.delete(file);
    }
    writeReport();
  }

  private void measure(Path file) throws Exception {
    var staging = context.getBean(StagingService.class);
    var service = context.getBean(MigrationService.class);
    print("| step | s | rows a second | processor time of Tandem, s |");
    print("|---|---|---|---|");
    cpuBefore = cpuSeconds();
    var ids = new ArrayList<MigrationId>();
    double stage =
        seconds(() -> {
          try (var csv = Files.newInputStream(file)) {
            return ids.add(
                staging.stage(ExportFormat.KEY_VALUE_CSV, "preferences.csv", csv, "bench"));
          }
        });
    var id = ids.getFirst();
    long rows = service.require(id).sourceRows();
    line("read the file, check each row, stage it", stage, rows);
    double copy = copyOfTheSameRows(id);
    line(
        "for comparison, PostgreSQL's `COPY` of the same rows into a table like the staged one",
        copy,
        rows);
    staging.listMembers(id, platform.list(POPULATION), "bench");
    service.saveMapping(id, CommittedMapping.yaml(), "bench");
    double plan = run(id, () -> service.dryRun(id, "bench"));
    var planned = service.require(id);
    line("dry run: plan and compare every decision", plan, rows);
    double record = run(id, () -> service.start(id, "bench"));
    var done = service.require(id);
    line("record, with snapshots for those for whom something changes", record, rows);
    print(
        "| all three steps | %.1f | %,.0f | |",
        stage + plan + record, rows / (stage + plan + record));
    long evaluated = compareWithIndependentEvaluator(id);
    long choices = count("select count(*) from preferences.choice");
    double again =
        run(id, () -> service.dryRun(id, "bench")) + run(id, () -> service.start(id, "bench"));
    line("dry run and record once more, which changes nothing", again, rows);
    require(planned.rows().equals(done.rows()), "The dry run planned other rows");
    require(count("select count(*) from preferences.choice") == choices, "The second run recorded");
    double undo = run(id, () -> service.rollBack(id, "bench"));
    line("roll back", undo, rows);
    report(done, rows / record, copy / record, evaluated);
  }

  /** How many decisions of the former platform an evaluator of the tests gives, too: each. */
  private long compareWithIndependentEvaluator(MigrationId id) {
    var members = new AtomicLong();
    var decisions = new AtomicLong();
    context
        .getBean(MigrationReports.class)
        .forEachMember(
            id,
            it -> {
              int index = Integer.parseInt(it.legacyId().substring("user-".length()));
              var stated =
                  it.decisions().stream()
                      .collect(toMap(OutcomeDecision::question, OutcomeDecision::before));
              var expected =
                  MessyPlatform.fate(index) == MessyPlatform.Fate.MEMBER
                      ? LegacyEvaluator.decide(platform.readableRows(index))
                      : Map.<String, Boolean>of();
              require(stated.equals(expected), it.legacyId() + ": " + stated + ", not " + expected);
              members.incrementAndGet();
              decisions.addAndGet(stated.size());
            });
    require(members.get() == MEMBERS, "Only " + members + " members are in the report");
    return decisions.get();
  }

  private void report(
      LegacyMigration done, double rate, double shareOfCopy, long evaluatedDecisions) {
    require(done.rows().total() == done.sourceRows(), "Rows are missing");
    require(done.decisions().looser() == 0, "Somebody gets more mail");
    print("");
    print(
        "%,d rows = %,d migrated + %,d unchanged + %,d in quarantine; %,d could not be read. Decisions: %,d equal, %,d stricter, %,d looser, %,d required, %,d chosen here; %,d answers recorded, %,d snapshots published.",
        done.sourceRows(),
        done.rows().migrated(),
        done.rows().unchanged(),
        done.rows().quarantined(),
        done.unreadableRows(),
        done.decisions().equal(),
        done.decisions().stricter(),
        done.decisions().looser(),
        done.decisions().required(),
        done.decisions().chosenHere(),
        done.recorded(),
        count(
            "select count(*) from eventing.event_log where name = 'preferences.preferences-changed'"));
    print("");
    print(
        "All %,d decisions of the former platform are as an independent evaluator of the tests gives them.",
        evaluatedDecisions);
    print("");
    print(
        "Recording: %,.0f rows a second, goal 20,000: %s; %.0f %% of the speed of `COPY`. Heap in use after a garbage collection, every tenth of each run: %d to %d MiB.",
        rate,
        rate >= GOAL
            ? "reached"
            : "missed by %.0f %%".formatted(Math.ceil(100 - 100 * rate / GOAL)),
        100 * shareOfCopy,
        heaps.stream().min(Long::compare).orElse(0L),
        heaps.stream().max(Long::compare).orElse(0L));
  }

  /** The same rows from a file of the server, so that nobody else's work is in it. */
  private double copyOfTheSameRows(MigrationId id) throws Exception {
    var file = Path.of(System.getProperty("java.io.tmpdir"), "staged-" + id.value() + ".copy");
    jdbc.execute("copy preferences.legacy_row to '%s'".formatted(file));
    jdbc.execute("create table preferences.peer (like preferences.legacy_row including all)");
    double taken =
        seconds(() -> {
          jdbc.execute("copy preferences.peer from '%s'".formatted(file));
          return true;
        });
    jdbc.execute("drop table preferences.peer");
    Files.deleteIfExists(file);
    return taken;
  }

  private double run(MigrationId id, Runnable begin) throws Exception {
    var service = context.getBean(MigrationService.class);
    begin.run();
    long start = System.nanoTime();
    var sampler = new HeapSampler(() -> service.require(id).progress().doneMembers());
    context.getBean(MigrationWorker.class).run(id, sampler);
    require(service.require(id).failure() == null, "It was stopped");
    return (System.nanoTime() - start) / 1e9 - sampler.seconds;
  }

  /** Looks at the heap after every tenth of the members; what that takes does not count. */
  private final class HeapSampler implements Runnable {

    private final LongSupplier done;
    private long next = MEMBERS / 10;
    private double seconds;

    HeapSampler(LongSupplier done) {
      this.done = done;
    }

    @Override
    public void run() {
      long start = System.nanoTime();
      if (done.getAsLong() >= next) {
        next += MEMBERS / 10;
        System.gc();
        heaps.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
      }
      seconds += (System.nanoTime() - start) / 1e9;
    }
  }

  private long count(String sql) {
    var count = jdbc.queryForObject(sql, Long.class);
    return count == null ? 0 : count;
  }

  private void line(String step, double seconds, long rows) {
    double now = cpuSeconds();
    print("| %s | %.1f | %,.0f | %.1f |", step, seconds, rows / seconds, now - cpuBefore);
    cpuBefore = now;
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  private static double seconds(Callable<Boolean> task) throws Exception {
    long start = System.nanoTime();
    task.call();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }

  private void print(String line, Object... values) {
    var text = values.length == 0 ? line : String.format(Locale.ROOT, line, values);
    System.out.println(text);
    lines.add(text);
  }

  private void writeReport() throws IOException {
    var content = String.join("\n", lines);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/migration-benchmark.md"), SECTION.of(content) + "\n");
    if (Boolean.getBoolean("bench.keep")) {
      Files.writeString(RESULTS_FILE, SECTION.replaceIn(Files.readString(RESULTS_FILE), content));
    }
  }
}
