package dev.tandem.rollout;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;

/**
 * How fast billing's data of 100,000 bookings are copied, compared and handed over, between two
 * servers: {@code mvn -Pbench test-compile exec:exec@verification}; with {@code -Dbench.keep=true}
 * the figures go into module-docs/benchmarks.md.
 */
final class DataBench {

  private static final String MODULE = "billing";
  private static final Path KEPT = Path.of("module-docs/benchmarks.md");
  private static final String BEGIN = "<!-- data: written by the benchmark -->\n";
  private static final String END = "<!-- /data -->\n";
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final List<String> report = new ArrayList<>();
  private final Side home;
  private final Side service;
  private final Replication replication;

  private DataBench(Side home, Side service) {
    this.home = home;
    this.service = service;
    this.replication = new Replication(MODULE, home, service, List.of(), it -> false);
  }

  public static void main(String[] arguments) throws Exception {
    try (var here = postgres();
        var there = postgres()) {
      new DataBench(side("home", here), side("the service", there)).run();
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

  private static Side side(String name, EmbeddedPostgres postgres) {
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
    return new Side(name, database, Address.of(url, null, null));
  }

  private void run() throws Exception {
    say("## Data that moves, %s", LocalDate.now());
    say("");
    say(
        "`mvn -Pbench test-compile exec:exec@verification`, one run: %d cores, %s %s, JDK %s, two PostgreSQL %s with fsync on. Load average of the machine at the start: %.1f.",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        home.one(String.class, "show server_version"),
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    say("");
    fill();
    copy();
    speed();
    damage();
    say(
        "The way back, a publication, a slot and a subscription without a copy, took %.2f s.",
        seconds(replication::standBy));
    say("");
    moving();
    pause();
    replication.end();
    write();
  }

  private void fill() throws Exception {
    var sql = Files.readString(Path.of("src/test/resources/rollout/hundred-thousand-bookings.sql"));
    home.alone((connection, jdbc) -> {
      jdbc.execute(sql);
      jdbc.execute("vacuum analyze");
      return true;
    });
  }

  private void copy() throws Exception {
    double begun = seconds(replication::begin);
    double copied =
        seconds(() -> {
          while (!replication.isCopied()) {
            TimeUnit.MILLISECONDS.sleep(100);
          }
        });
    double caughtUp = seconds(() -> replication.catchUp(LONG));
    service.jdbc().execute("vacuum analyze");
    say("| copying %,d rows of billing while it runs | s |", rows());
    say("|---|---|");
    say("| publication, slot, subscription | %.2f |", begun);
    say("| all rows | %.1f |", copied);
    say("| caught up | %.2f |", caughtUp);
    say("");
  }

  private long rows() {
    return Tables.of(home, MODULE, List.of()).all().stream()
        .mapToLong(it -> home.one(Long.class, "select count(*) from " + it.name()))
        .sum();
  }

  private void speed() throws Exception {
    say(
        "| rows a second a side, both sides at once, median of %d | compared | `count(*)` |",
        ROUNDS);
    say("|---|---|---|");
    for (var table : List.of("billing.entry", "billing.event", "billing.payment")) {
      long count = home.one(Long.class, "select count(*) from " + table);
      var compared = new ArrayList<Double>();
      var counted = new ArrayList<Double>();
      for (int i = 0; i < ROUNDS; i++) {
        counted.add(count / seconds(() -> both("select count(*) from " + table)));
        compared.add(count / seconds(() -> compare(table)));
      }
      say(
          "| %s, %,d rows | %,.0f, goal 500,000 %s | %,.0f |",
          table, count, median(compared), reached(median(compared)), median(counted));
    }
    var verdict = verification(() -> true).run();
    say(
        "| all %,d rows of billing | %,.0f, goal 500,000 %s | |",
        verdict.rows(), perSecond(verdict), reached(perSecond(verdict)));
    say("");
  }

  private static double perSecond(Verdict verdict) {
    return verdict.rows() * 1000.0 / verdict.took().toMillis();
  }

  private static String reached(double rate) {
    return rate >= 500_000 ? "reached" : "missed by %.0f %%".formatted(100 - rate / 5_000);
  }

  private void both(String sql) throws Exception {
    try (var pool = Executors.newFixedThreadPool(2)) {
      for (var it :
          pool.invokeAll(
              List.<Callable<Long>>of(
                  () -> home.one(Long.class, sql), () -> service.one(Long.class, sql)))) {
        it.get();
      }
    }
  }

  private void compare(String table) {
    var here = Tables.of(home, MODULE, List.of()).named(table);
    var there = Tables.of(service, MODULE, List.of()).named(table);
    try (var other = Executors.newSingleThreadExecutor();
        var source = new Reading(home);
        var target = new Reading(service)) {
      var comparison =
          new Comparison(Projection.of(here, there), source, target, () -> true, other);
      comparison.compare(25_000);
      if (!comparison.differences().isEmpty()) {
        throw new IllegalStateException(comparison.differences().toString());
      }
    }
  }

  private Verification verification(java.util.function.BooleanSupplier catchUp) {
    return new Verification(MODULE, home, service, List.of(), catchUp);
  }

  private void damage() throws Exception {
    say("| wrong at the service | found | s |");
    say("|---|---|---|");
    var id =
        home.one(
            String.class,
            "select cause::text from billing.posting order by cause offset 271828 limit 1");
    var one = " where cause = '%s' and line = 1".formatted(id);
    found(
        "one of 1,000,000 entries by 0.01",
        "update billing.entry set credit = credit + 1" + one,
        "update billing.entry set credit = credit - 1" + one);
    found(
        "two columns of an entry swapped",
        "update billing.entry set debit = credit, credit = debit" + one,
        "update billing.entry set debit = credit, credit = debit" + one);
    var other =
        home.one(
            String.class,
            "select booking_id::text from billing.payment where gross = 5042 limit 1");
    var another =
        home.one(
            String.class,
            "select booking_id::text from billing.payment where gross = 5024 limit 1");
    found(
        "values of two payments swapped",
        "update billing.payment set gross = 10066 - gross where booking_id in ('%s', '%s')"
            .formatted(other, another),
        "update billing.payment set gross = 10066 - gross where booking_id in ('%s', '%s')"
            .formatted(other, another));
    var payment = " where booking_id = '%s'".formatted(other);
    found(
        "a time an hour off",
        "update billing.payment set funded_at = funded_at + interval '1 h'" + payment,
        "update billing.payment set funded_at = funded_at - interval '1 h'" + payment);
    found(
        "an earning missing, and another too many",
        "update billing.earning set booking_id = '00000000-0000-7000-8000-000000000000' where booking_id = '%s'"
            .formatted(other),
        "update billing.earning set booking_id = '%s' where booking_id = '00000000-0000-7000-8000-000000000000'"
            .formatted(other));
    say("");
  }

  private void found(String what, String damage, String mend) throws Exception {
    atService(damage);
    var verdict = verification(() -> true).run();
    say("| %s | %s | %.1f |", what, said(verdict), verdict.took().toMillis() / 1000.0);
    atService(mend);
  }

  /** As a subscriber writes: no trigger sees it. */
  private void atService(String change) {
    service.alone((connection, jdbc) -> {
      connection.setAutoCommit(false);
      jdbc.execute("set local session_replication_role = replica");
      jdbc.update(change);
      connection.commit();
      connection.setAutoCommit(true);
      return true;
    });
  }

  private static String said(Verdict verdict) {
    return verdict.differences().stream()
        .map(it -> it.table() + " " + it.kind().name().toLowerCase() + " " + it.columns())
        .toList()
        .toString();
  }

  private void moving() throws Exception {
    try (var writer = new Writer()) {
      TimeUnit.SECONDS.sleep(1);
      var verdict = verification(() -> replication.catchUp(Duration.ofSeconds(5))).run();
      say(
          "While %.0f writes a second went on (500 were wanted): %s.",
          writer.rate(),
          verdict.isEqual() ? "no false difference; " + verdict : "FALSE DIFFERENCE: " + verdict);
      say("");
    }
  }

  private void pause() throws Exception {
    var times = new ArrayList<Double>();
    var rates = new ArrayList<Double>();
    for (int i = 0; i < 10; i++) {
      try (var writer = new Writer()) {
        TimeUnit.SECONDS.sleep(2);
        rates.add(writer.rate());
        writer.stop();
        times.add(
            seconds(() -> {
              if (!replication.catchUp(LONG)) {
                throw new IllegalStateException("not caught up");
              }
              replication.sequences();
            }));
      }
    }
    times.sort(null);
    say(
        "In the pause, right after %.0f writes a second stop (median; 500 were wanted): caught up and all sequences set in %.0f ms (median of 10), %.0f ms at most; goal 500 ms: %s. The way back is made before the pause.",
        median(rates),
        1000 * times.get(5),
        1000 * times.getLast(),
        times.getLast() <= 0.5 ? "reached" : "missed");
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private interface Task {
    void run() throws Exception;
  }

  private static double seconds(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private void say(String line, Object... values) {
    var said = values.length == 0 ? line : line.formatted(values);
    System.out.println(said);
    report.add(said);
  }

  private void write() throws IOException {
    var section = BEGIN + String.join("\n", report) + "\n" + END;
    var document = Files.readString(KEPT);
    int from = document.indexOf(BEGIN);
    int to = document.indexOf(END);
    var whole =
        from < 0
            ? document.stripTrailing() + "\n\n" + section
            : document.substring(0, from) + section + document.substring(to + END.length());
    Files.writeString(Path.of("target/data-benchmark.md"), section);
    if (Boolean.getBoolean("bench.keep")) {
      Files.writeString(KEPT, whole);
    }
  }

  /** At most 500 writes a second, fewer on a busy machine: new rows and changed payments. */
  private final class Writer implements AutoCloseable {

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong written = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().start(this::write);
    private final long start = System.nanoTime();

    private void write() {
      var booking = home.one(UUID.class, "select booking_id from billing.payment limit 1");
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
