package dev.tandem.rollout.verification;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.rollout.database.LibpqConnectionString;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import dev.tandem.rollout.replication.ModuleReplication;
import dev.tandem.testing.MarkedSection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;

/**
 * Measures how fast billing's data of 100,000 bookings is copied, compared and handed over between
 * two servers: {@code mvn -Pbench test-compile exec:exec@verification}; with {@code
 * -Dbench.keep=true} the figures go into module-docs/benchmarks.md.
 */
final class ReplicationBenchmark {

  private static final String MODULE = "billing";
  private static final Path RESULTS_FILE = Path.of("module-docs/benchmarks.md");
  private static final MarkedSection SECTION =
      new MarkedSection("<!-- data: written by the benchmark -->", "<!-- /data -->");
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  private final List<String> lines = new ArrayList<>();
  private final ModuleDatabase home;
  private final ModuleDatabase service;
  private final ModuleReplication replication;

  private ReplicationBenchmark(ModuleDatabase home, ModuleDatabase service) {
    this.home = home;
    this.service = service;
    this.replication = new ModuleReplication(MODULE, home, service, List.of(), database -> false);
  }

  public static void main(String[] arguments) throws Exception {
    try (var homeServer = postgres();
        var serviceServer = postgres()) {
      new ReplicationBenchmark(
              createDatabase("home", homeServer), createDatabase("the service", serviceServer))
          .run();
    }
    System.exit(0);
  }

  private static EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("wal_level", "logical")
        .setServerConfig("shared_buffers", "512MB")
        .setServerConfig("max_wal_size", "4GB")
        .setServerConfig("wal_retrieve_retry_interval", "500ms")
        .start();
  }

  private static ModuleDatabase createDatabase(String name, EmbeddedPostgres postgres) {
    var url = postgres.getJdbcUrl("postgres", "postgres");
    var database = new HikariDataSource();
    database.setJdbcUrl(url);
    database.setMaximumPoolSize(8);
    Flyway.configure()
        .dataSource(database)
        .schemas(MODULE)
        .table("flyway_history")
        .locations("filesystem:db/migration/billing")
        .load()
        .migrate();
    return new ModuleDatabase(name, database, LibpqConnectionString.fromJdbcUrl(url, null, null));
  }

  private void run() throws Exception {
    print("## Data that moves, %s", LocalDate.now());
    print("");
    print(
        "`mvn -Pbench test-compile exec:exec@verification`, one run: %d cores, %s %s, JDK %s, two PostgreSQL %s with fsync on. Load average of the machine at the start: %.1f.",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        home.queryOne(String.class, "show server_version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    print("");
    loadData();
    measureCopy();
    measureSpeed();
    measureDetection();
    print(
        "The reverse direction, a publication, a slot and a subscription without a copy, took %.2f s.",
        seconds(replication::startReverse));
    print("");
    compareWhileWriting();
    measurePause();
    replication.stop();
    writeReport();
  }

  private void loadData() throws Exception {
    var sql = Files.readString(Path.of("src/test/resources/rollout/hundred-thousand-bookings.sql"));
    home.withConnection((connection, jdbc) -> {
      jdbc.execute(sql);
      jdbc.execute("vacuum analyze");
      return true;
    });
  }

  private void measureCopy() throws Exception {
    double begun = seconds(replication::start);
    double copied =
        seconds(() -> {
          while (!replication.isCopyComplete()) {
            TimeUnit.MILLISECONDS.sleep(100);
          }
        });
    double caughtUp = seconds(() -> replication.catchUp(MAX_WAIT));
    service.jdbc().execute("vacuum analyze");
    print("| copying %,d rows of billing while it runs | s |", rows());
    print("|---|---|");
    print("| publication, slot, subscription | %.2f |", begun);
    print("| all rows | %.1f |", copied);
    print("| caught up | %.2f |", caughtUp);
    print("");
  }

  private long rows() {
    return TableCatalog.load(home, MODULE, List.of()).tables().stream()
        .mapToLong(table -> home.queryOne(Long.class, "select count(*) from " + table.name()))
        .sum();
  }

  private void measureSpeed() throws Exception {
    print(
        "| rows a second in each database, both at once, median of %d | compared | `count(*)` |",
        ROUNDS);
    print("|---|---|---|");
    for (var table : List.of("billing.entry", "billing.event", "billing.payment")) {
      long count = home.queryOne(Long.class, "select count(*) from " + table);
      var compared = new ArrayList<Double>();
      var counted = new ArrayList<Double>();
      for (int i = 0; i < ROUNDS; i++) {
        counted.add(count / seconds(() -> onBoth("select count(*) from " + table)));
        compared.add(count / seconds(() -> compare(table)));
      }
      print(
          "| %s, %,d rows | %,.0f, goal 500,000 %s | %,.0f |",
          table, count, median(compared), describeGoal(median(compared)), median(counted));
    }
    var result = verification(() -> true).run();
    print(
        "| all %,d rows of billing | %,.0f, goal 500,000 %s | |",
        result.comparedRows(), perSecond(result), describeGoal(perSecond(result)));
    print("");
  }

  private static double perSecond(VerificationReport report) {
    return report.comparedRows() * 1000.0 / report.duration().toMillis();
  }

  private static String describeGoal(double rate) {
    return rate >= 500_000 ? "reached" : "missed by %.0f %%".formatted(100 - rate / 5_000);
  }

  private void onBoth(String sql) throws Exception {
    try (var pool = Executors.newFixedThreadPool(2)) {
      for (var count :
          pool.invokeAll(
              List.<Callable<Long>>of(
                  () -> home.queryOne(Long.class, sql), () -> service.queryOne(Long.class, sql)))) {
        count.get();
      }
    }
  }

  private void compare(String table) {
    var sourceTable = TableCatalog.load(home, MODULE, List.of()).byName(table);
    var targetTable = TableCatalog.load(service, MODULE, List.of()).byName(table);
    try (var sessions = SessionPair.open(home, service)) {
      var query = RowHashQuery.of(sourceTable, targetTable);
      var result = new TableComparison(query, sessions, () -> true).compare(25_000);
      if (!result.differences().isEmpty()) {
        throw new IllegalStateException(result.differences().toString());
      }
    }
  }

  private Verification verification(BooleanSupplier catchUp) {
    return new Verification(MODULE, home, service, List.of(), catchUp);
  }

  private void measureDetection() throws Exception {
    print("| damage at the service | found | s |");
    print("|---|---|---|");
    var id =
        home.queryOne(
            String.class,
            "select cause::text from billing.posting order by cause offset 271828 limit 1");
    var one = " where cause = '%s' and line = 1".formatted(id);
    measureDetectionOf(
        "one of 1,000,000 entries wrong by 0.01",
        "update billing.entry set credit = credit + 1" + one,
        "update billing.entry set credit = credit - 1" + one);
    measureDetectionOf(
        "two columns of an entry swapped",
        "update billing.entry set debit = credit, credit = debit" + one,
        "update billing.entry set debit = credit, credit = debit" + one);
    var firstPayment =
        home.queryOne(
            String.class,
            "select booking_id::text from billing.payment where gross = 5042 limit 1");
    var secondPayment =
        home.queryOne(
            String.class,
            "select booking_id::text from billing.payment where gross = 5024 limit 1");
    measureDetectionOf(
        "values of two payments swapped",
        "update billing.payment set gross = 10066 - gross where booking_id in ('%s', '%s')"
            .formatted(firstPayment, secondPayment),
        "update billing.payment set gross = 10066 - gross where booking_id in ('%s', '%s')"
            .formatted(firstPayment, secondPayment));
    var payment = " where booking_id = '%s'".formatted(firstPayment);
    measureDetectionOf(
        "a time wrong by an hour",
        "update billing.payment set funded_at = funded_at + interval '1 h'" + payment,
        "update billing.payment set funded_at = funded_at - interval '1 h'" + payment);
    measureDetectionOf(
        "one earning missing, one extra",
        "update billing.earning set booking_id = '00000000-0000-7000-8000-000000000000' where booking_id = '%s'"
            .formatted(firstPayment),
        "update billing.earning set booking_id = '%s' where booking_id = '00000000-0000-7000-8000-000000000000'"
            .formatted(firstPayment));
    print("");
  }

  private void measureDetectionOf(String label, String damage, String repair) throws Exception {
    atService(damage);
    var result = verification(() -> true).run();
    print("| %s | %s | %.1f |", label, describe(result), result.duration().toMillis() / 1000.0);
    atService(repair);
  }

  /** Writes as a subscriber does, so that no trigger runs. */
  private void atService(String change) {
    service.withConnection((connection, jdbc) -> {
      connection.setAutoCommit(false);
      jdbc.execute("set local session_replication_role = replica");
      jdbc.update(change);
      connection.commit();
      connection.setAutoCommit(true);
      return true;
    });
  }

  private static String describe(VerificationReport report) {
    return report.differences().stream()
        .map(difference ->
            difference.table()
                + " "
                + difference.kind().name().toLowerCase(Locale.ROOT)
                + " "
                + difference.columns())
        .toList()
        .toString();
  }

  private void compareWhileWriting() throws Exception {
    try (var writer = new BackgroundWriter()) {
      TimeUnit.SECONDS.sleep(1);
      var result = verification(() -> replication.catchUp(Duration.ofSeconds(5))).run();
      print(
          "During %.0f writes a second (target 500): %s.",
          writer.rate(),
          result.isEqual() ? "no false difference; " + result : "FALSE DIFFERENCE: " + result);
      print("");
    }
  }

  private void measurePause() throws Exception {
    var times = new ArrayList<Double>();
    var rates = new ArrayList<Double>();
    for (int i = 0; i < 10; i++) {
      try (var writer = new BackgroundWriter()) {
        TimeUnit.SECONDS.sleep(2);
        rates.add(writer.rate());
        writer.stop();
        times.add(
            seconds(() -> {
              if (!replication.catchUp(MAX_WAIT)) {
                throw new IllegalStateException("not caught up");
              }
              replication.syncSequences();
            }));
      }
    }
    times.sort(null);
    print(
        "In the pause, right after %.0f writes a second stop (median; target 500): caught up and all sequences set in %.0f ms (median of 10), %.0f ms at most; goal 500 ms: %s. The reverse direction is set up before the pause.",
        median(rates),
        1000 * times.get(5),
        1000 * times.getLast(),
        times.getLast() <= 0.5 ? "reached" : "missed");
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private interface TimedTask {
    void run() throws Exception;
  }

  private static double seconds(TimedTask task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private void print(String line, Object... values) {
    var text = values.length == 0 ? line : line.formatted(values);
    System.out.println(text);
    lines.add(text);
  }

  private void writeReport() throws IOException {
    var content = String.join("\n", lines);
    Files.writeString(Path.of("target/data-benchmark.md"), SECTION.of(content) + "\n");
    if (Boolean.getBoolean("bench.keep")) {
      Files.writeString(RESULTS_FILE, SECTION.replaceIn(Files.readString(RESULTS_FILE), content));
    }
  }

  /** Inserts rows and updates payments, up to 500 times a second; less often on a busy machine. */
  private final class BackgroundWriter implements AutoCloseable {

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong written = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().start(this::write);
    private final long start = System.nanoTime();

    private void write() {
      var booking = home.queryOne(UUID.class, "select booking_id from billing.payment limit 1");
      for (long i = 0; !stopped.get(); i++) {
        if (i % 2 == 0) {
          home.jdbc()
              .update(
                  "insert into billing.simulated_webhook (event_id, type, key, due_at) values ('e', 't', 'k', now())");
        } else {
          home.jdbc()
              .update(
                  "update billing.payment set refunded = refunded + 1 where booking_id = coalesce((select booking_id from billing.payment where booking_id > uuidv4() order by booking_id limit 1), ?)",
                  booking);
        }
        written.incrementAndGet();
        LockSupport.parkNanos(start + i * 2_000_000 - System.nanoTime());
      }
    }

    double rate() {
      return written.get() * 1e9 / (System.nanoTime() - start);
    }

    void stop() throws InterruptedException {
      stopped.set(true);
      thread.join();
    }

    @Override
    public void close() {
      try {
        stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
