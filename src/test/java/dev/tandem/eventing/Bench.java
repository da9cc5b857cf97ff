package dev.tandem.eventing;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.events.Noted;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Figures of the event log against what else could be done: {@code mvn -Pbench test-compile
 * exec:exec@bench}.
 */
final class Bench {

  private static final int SECONDS = Integer.getInteger("bench.seconds", 4);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int BACKLOG = Integer.getInteger("bench.backlog", 1_000_000);
  private static final String BUSINESS = "insert into business (id, what) values (?, ?)";

  private final EmbeddedPostgres postgres;
  private final List<String> report = new ArrayList<>();

  private Bench(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  public static void main(String[] arguments) throws Exception {
    try (var postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "300")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start()) {
      var bench = new Bench(postgres);
      bench.run();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    say("| machine | %s |".formatted(machine()));
    say("|---|---|");
    say("| date | %s |".formatted(LocalDate.now()));
    say("");
    var only = System.getProperty("bench.only", "throughput idle backlog");
    if (only.contains("throughput")) {
      throughput();
    }
    if (only.contains("idle")) {
      idle();
    }
    if (only.contains("backlog")) {
      backlog();
    }
    Files.write(Path.of("target/benchmarks.md"), report);
  }

  private static String machine() {
    return "%d cores, %s %s, JDK %s, PostgreSQL 18.6 with fsync on, load of others not excluded"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  private void say(String line) {
    System.out.println(line);
    report.add(line);
  }

  // 1: committed and consumed events a second

  private void throughput() throws Exception {
    var contenders = new LinkedHashMap<String, Contender>();
    contenders.put("raw business insert", new Raw(database("raw"), false));
    contenders.put("raw, with a log row", new Raw(database("raw_log"), true));
    contenders.put("event log, one subscriber", new Published(app(Ours.class, "ours")));
    contenders.put("event log, three subscribers", new Published(app(OursThrice.class, "thrice")));
    if (isStockThere()) {
      contenders.put("stock Modulith JDBC registry", new Published(app(Stock.class, "stock")));
    }
    for (int publishers : new int[] {8, 32}) {
      say("| %d publishers | events a second, median of %d rounds |".formatted(publishers, ROUNDS));
      say("|---|---|");
      var rates = new LinkedHashMap<String, List<Double>>();
      for (int round = 0; round <= ROUNDS; round++) {
        for (var it : contenders.entrySet()) {
          double rate = rate(it.getValue(), publishers, round == 0 ? 2 : SECONDS);
          System.out.printf("  round %d, %s: %.0f%n", round, it.getKey(), rate);
          if (round > 0) {
            rates.computeIfAbsent(it.getKey(), key -> new ArrayList<>()).add(rate);
          }
        }
      }
      rates.forEach((name, its) -> say("| %s | %.0f |".formatted(name, median(its))));
      say("");
    }
    for (var it : contenders.values()) {
      it.close();
    }
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static double rate(Contender it, int publishers, int seconds) throws Exception {
    long before = it.consumed();
    var committed = new LongAdder();
    long start = System.nanoTime();
    long end = start + Duration.ofSeconds(seconds).toNanos();
    try (var pool = Executors.newFixedThreadPool(publishers)) {
      for (int i = 0; i < publishers; i++) {
        pool.submit(() -> {
          while (System.nanoTime() < end) {
            it.publish();
            committed.increment();
          }
          return null;
        });
      }
    }
    waitUntil(() -> it.consumed() - before >= committed.sum());
    return committed.sum() * 1e9 / (System.nanoTime() - start);
  }

  private static void waitUntil(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  interface Contender extends AutoCloseable {

    void publish() throws SQLException;

    long consumed();

    @Override
    void close();
  }

  private static final class Raw implements Contender {

    private final HikariDataSource database;
    private final boolean logged;
    private final LongAdder done = new LongAdder();

    Raw(HikariDataSource database, boolean logged) {
      this.database = database;
      this.logged = logged;
      new JdbcTemplate(database)
          .execute(
              """
              create table log (pos bigint generated always as identity primary key,
                event_id uuid not null, name text not null, key uuid not null,
                recorded_at timestamptz not null default clock_timestamp(),
                correlation_id uuid not null, causation_id uuid, trace text, payload text not null)
              """);
    }

    @Override
    public void publish() throws SQLException {
      var id = UUID.randomUUID();
      try (var connection = database.getConnection()) {
        connection.setAutoCommit(false);
        try (var business = connection.prepareStatement(BUSINESS)) {
          business.setObject(1, id);
          business.setString(2, "booked");
          business.executeUpdate();
        }
        if (logged) {
          log(connection, id);
        }
        connection.commit();
      }
      done.increment();
    }

    private static void log(java.sql.Connection connection, UUID id) throws SQLException {
      try (var row =
          connection.prepareStatement(
              "insert into log (event_id, name, key, correlation_id, payload) values (?, ?, ?, ?, ?)")) {
        row.setObject(1, id);
        row.setString(2, "sample.noted");
        row.setObject(3, id);
        row.setObject(4, id);
        row.setString(5, PAYLOAD);
        row.executeUpdate();
      }
    }

    @Override
    public long consumed() {
      return done.sum();
    }

    @Override
    public void close() {
      database.close();
    }
  }

  private static final String PAYLOAD =
      new EventTypes(tools.jackson.databind.json.JsonMapper.shared(), List.of(Noted.class))
          .write(Noted.about(UUID.randomUUID(), 1, "booked"));

  private static final class Published implements Contender {

    private final ConfigurableApplicationContext app;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final LongSupplier consumed;

    Published(ConfigurableApplicationContext app) {
      this.app = app;
      this.transaction = app.getBean(TransactionTemplate.class);
      this.jdbc = app.getBean(JdbcTemplate.class);
      var counts = app.getBeansOfType(Count.class).values();
      this.consumed = () -> counts.stream().mapToLong(Count::value).min().orElse(0);
    }

    @Override
    public void publish() {
      var id = UUID.randomUUID();
      transaction.executeWithoutResult(status -> {
        jdbc.update(BUSINESS, id, "booked");
        app.publishEvent(Noted.about(id, 1, "booked"));
      });
    }

    @Override
    public long consumed() {
      return consumed.getAsLong();
    }

    @Override
    public void close() {
      app.close();
    }
  }

  // 3: the price of silence

  private void idle() throws Exception {
    try (var app = app(Ours.class, "idle")) {
      TimeUnit.SECONDS.sleep(3);
      long before = transactions("idle");
      TimeUnit.SECONDS.sleep(20);
      long after = transactions("idle");
      say("| idle | |");
      say("|---|---|");
      say("| statements a second when nothing happens | %.1f |".formatted((after - before) / 20.0));
      say("");
    }
  }

  private long transactions(String name) {
    return new JdbcTemplate(postgres.getPostgresDatabase())
        .queryForObject(
            "select xact_commit + xact_rollback from pg_stat_database where datname = ?",
            Long.class,
            name);
  }

  // 4: a backlog

  private void backlog() throws Exception {
    try (var app = app(Ours.class, "backlog")) {
      var relay = app.getBean(Relay.class);
      relay.stop();
      var jdbc = app.getBean(JdbcTemplate.class);
      for (int lane = 0; lane < Lane.COUNT - 1; lane++) {
        jdbc.update(
            """
            insert into eventing.event_log (lane, pos, event_id, name, key, correlation_id, payload)
            select ?, nextval(('eventing.lane_' || ?)::regclass), uuidv7(), 'sample.noted', uuidv7(), uuidv7(), ?
              from generate_series(1, ?)
            """,
            lane,
            lane,
            PAYLOAD,
            BACKLOG / (Lane.COUNT - 1));
      }
      var count = app.getBean(Count.class);
      var published = new Published(app);
      var latencies = new ArrayList<Double>();
      long start = System.nanoTime();
      relay.start();
      while (count.value() < BACKLOG / (Lane.COUNT - 1) * (Lane.COUNT - 1)) {
        latencies.add(latency(published, count));
        TimeUnit.MILLISECONDS.sleep(20);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      latencies.sort(Double::compare);
      say(
          "| a backlog of %d events in %d of %d lanes | |"
              .formatted(BACKLOG, Lane.COUNT - 1, Lane.COUNT));
      say("|---|---|");
      say("| drained in | %.1f s (%.0f a second) |".formatted(seconds, BACKLOG / seconds));
      say(
          "| commit to listener in the free lane meanwhile | p50 %.1f ms, p99 %.1f ms of %d |"
              .formatted(
                  latencies.get(latencies.size() / 2),
                  latencies.get(latencies.size() * 99 / 100),
                  latencies.size()));
      say("");
    }
  }

  private static double latency(Published published, Count count) throws InterruptedException {
    var key = UUID.randomUUID();
    while (Lane.of(key) != Lane.COUNT - 1) {
      key = UUID.randomUUID();
    }
    var text = "fresh " + key;
    var fresh = Noted.about(key, 1, text);
    published.transaction.executeWithoutResult(status -> published.app.publishEvent(fresh));
    long committed = System.nanoTime();
    waitUntil(() -> text.equals(count.fresh()));
    return (System.nanoTime() - committed) / 1e6;
  }

  // the contenders' databases and applications

  private HikariDataSource database(String name) throws SQLException {
    new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + name);
    var database = new HikariDataSource();
    database.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
    database.setMaximumPoolSize(40);
    new JdbcTemplate(database).execute("create table business (id uuid primary key, what text)");
    return database;
  }

  private ConfigurableApplicationContext app(Class<?> application, String name)
      throws SQLException {
    try (var database = database(name)) {
      migrate(database);
    }
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .properties(
            Map.of(
                "spring.datasource.url", postgres.getJdbcUrl("postgres", name),
                "spring.datasource.hikari.maximum-pool-size", "40",
                "spring.flyway.enabled", "false",
                "spring.config.location", "optional:classpath:/nothing/",
                "spring.modulith.events.jdbc.schema-initialization.enabled", "true",
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn"))
        .run();
  }

  private static void migrate(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .schemas("eventing")
        .defaultSchema("eventing")
        .locations("filesystem:db/migration/eventing")
        .load()
        .migrate();
  }

  private static boolean isStockThere() {
    return Arrays.stream(
            System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .anyMatch(it -> it.contains("spring-modulith-events-jdbc"));
  }

  static class Count {

    private final LongAdder value = new LongAdder();
    private volatile String fresh = "";

    void add(Noted event) {
      value.increment();
      if (event.text().startsWith("fresh")) {
        fresh = event.text();
      }
    }

    long value() {
      return value.sum();
    }

    String fresh() {
      return fresh;
    }
  }

  static class First extends Count {

    @ApplicationModuleListener(id = "bench.first")
    void on(Noted event) {
      add(event);
    }
  }

  static class Second extends Count {

    @ApplicationModuleListener(id = "bench.second")
    void on(Noted event) {
      add(event);
    }
  }

  static class Third extends Count {

    @ApplicationModuleListener(id = "bench.third")
    void on(Noted event) {
      add(event);
    }
  }

  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
        "org.springframework.modulith.events.config.EventExternalizationAutoConfiguration",
        "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration",
        "org.springframework.modulith.events.jackson.JacksonEventSerializationAutoConfiguration"
      })
  @EnableConfigurationProperties(EventingProperties.class)
  @Import(EventingConfiguration.class)
  @EnableAsync
  static class Ours {

    @Bean
    First first() {
      return new First();
    }
  }

  static class OursThrice extends Ours {

    @Bean
    Second second() {
      return new Second();
    }

    @Bean
    Third third() {
      return new Third();
    }
  }

  @EnableAutoConfiguration
  @EnableAsync
  static class Stock {

    @Bean
    First first(ApplicationEventPublisher unused) {
      return new First();
    }
  }
}
