package dev.tandem.billing.replay;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.testing.MarkedSection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures how fast recorded commands are decided again, beside reading the same rows by {@code
 * COPY} and by the same query: {@code mvn -Pbench test-compile exec:exec@decisions}; with {@code
 * -Dbench.keep=true} the figures go into module-docs/benchmarks.md.
 */
final class DecisionBenchmark {

  private static final Path RESULTS_FILE = Path.of("module-docs/benchmarks.md");
  private static final MarkedSection SECTION =
      new MarkedSection("<!-- decisions: written by the benchmark -->", "<!-- /decisions -->");
  private static final int HISTORIES = Integer.getInteger("histories", 5_000);
  private static final int BOOKINGS = 6;
  private static final int ROUNDS = 3;
  private static final double GOAL = 20_000;

  private final List<String> lines = new ArrayList<>();
  private final HikariDataSource database;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final RecordedHistory history;

  private DecisionBenchmark(HikariDataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.history = new RecordedHistory(jdbc);
  }

  public static void main(String[] arguments) throws Exception {
    try (var postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        var database = new HikariDataSource()) {
      database.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
      database.setMaximumPoolSize(2);
      Flyway.configure()
          .dataSource(database)
          .schemas("billing")
          .defaultSchema("billing")
          .locations("filesystem:db/migration/billing")
          .load()
          .migrate();
      new DecisionBenchmark(database).run();
    }
  }

  private void run() throws Exception {
    try (var rows = new RecordedRows(database)) {
      for (int seed = 0; seed < HISTORIES; seed++) {
        rows.add(RecordedBookings.record(seed, BOOKINGS).history(), seed);
      }
    }
    jdbc.sql("analyze billing.event, billing.decision, billing.stream").update();
    print("## Decisions decided again, %s", LocalDate.now());
    print("");
    print(
        "`mvn -Pbench test-compile exec:exec@decisions`, %,d random histories of %d bookings with every kind of trouble, %d cores, JDK %s with a heap of %d MiB, PostgreSQL %s; the best of %d rounds. Load average of the machine at the start: %.1f.",
        HISTORIES,
        BOOKINGS,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        Runtime.getRuntime().maxMemory() >> 20,
        jdbc.sql("show server_version").query(String.class).single(),
        ROUNDS,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    print("");
    var report = verify();
    if (!report.isSame()) {
      throw new IllegalStateException("Decisions differ: " + report.commands());
    }
    print("| what | s | commands a second | processor time of Tandem, s |");
    print("|---|---|---|---|");
    long commands = report.decided();
    line("the limit: `COPY` of the same rows to nowhere", best(this::copy), commands);
    line("the limit: the same query, its rows not looked at", best(this::read), commands);
    var again = best(this::verify);
    line("decided again and compared", again, commands);
    conclude(report, commands / again.seconds());
    writeReport();
  }

  private void conclude(ReplayReport report, double rate) {
    print("");
    print(
        "%,d commands and %,d events of %,d accounts; %,d differ. Goal 20,000 commands a second: %s. Heap in use afterwards: %d MiB.",
        report.decided(),
        report.events(),
        report.accounts(),
        report.different(),
        rate >= GOAL ? "reached" : "**missed**",
        usedHeap());
  }

  private ReplayReport verify() {
    return transaction.execute(_ -> new DecisionVerification(history).verifyAll());
  }

  private boolean read() {
    return transaction.execute(_ -> {
      history.forEach(_ -> {});
      return true;
    });
  }

  private boolean copy() throws SQLException, IOException {
    try (var connection = database.getConnection()) {
      var copies = connection.unwrap(PGConnection.class).getCopyAPI();
      copies.copyOut("copy billing.event to stdout", OutputStream.nullOutputStream());
      copies.copyOut("copy billing.decision to stdout", OutputStream.nullOutputStream());
    }
    return true;
  }

  private record Taken(double seconds, double cpuSeconds) {}

  private static Taken best(Callable<?> task) throws Exception {
    var best = new Taken(Double.MAX_VALUE, 0);
    for (int round = 0; round < ROUNDS; round++) {
      double cpu = cpuSeconds();
      long start = System.nanoTime();
      task.call();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (seconds < best.seconds()) {
        best = new Taken(seconds, cpuSeconds() - cpu);
      }
    }
    return best;
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private void line(String what, Taken taken, long commands) {
    print(
        "| %s | %.2f | %,.0f | %.2f |",
        what, taken.seconds(), commands / taken.seconds(), taken.cpuSeconds());
  }

  private void print(String line, Object... values) {
    var text = values.length == 0 ? line : String.format(Locale.ROOT, line, values);
    System.out.println(text);
    lines.add(text);
  }

  private void writeReport() throws IOException {
    if (Boolean.getBoolean("bench.keep")) {
      var content = String.join("\n", lines);
      Files.writeString(RESULTS_FILE, SECTION.replaceIn(Files.readString(RESULTS_FILE), content));
    }
  }
}
