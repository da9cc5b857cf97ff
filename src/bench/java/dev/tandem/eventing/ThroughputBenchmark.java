package dev.tandem.eventing;

import dev.tandem.eventing.BenchmarkContender.RawSqlContender;
import dev.tandem.eventing.BenchmarkContender.RawSqlContender.RoundTrips;
import dev.tandem.eventing.BenchmarkContender.SpringContender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Measures committed and consumed events per second, of contenders that take turns. */
public final class ThroughputBenchmark {

  static final String BUSINESS = "raw SQL: the business row alone (2 trips)";
  static final String LOGGED = "raw SQL: with a log row, a trip of its own (3 trips)";
  static final String ONE_TRIP = "raw SQL: business row, log row and commit in one trip";
  static final String WITHOUT_LISTENER = "event log, no subscriber (2 trips)";
  static final String ONE_LISTENER = "**event log, one subscriber**";
  static final String AFTER_A_MILLION = "event log, one subscriber, a million events later";
  static final String THREE_LISTENERS = "event log, three subscribers";
  static final String MODULITH_REGISTRY = "stock Spring Modulith JDBC registry, one subscriber";
  static final String NAMASTACK = "namastack-outbox 1.6.0, 5,000 keys every 50 ms, one handler";

  private static final List<Integer> PUBLISHERS = List.of(8, 32);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 2);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 20_000);

  private final BenchmarkPostgres postgres;
  private final BenchmarkReport report;
  private final Map<String, BenchmarkContender> contenders = new LinkedHashMap<>();
  private final Map<String, Map<Integer, List<RoundFigures>>> rounds = new LinkedHashMap<>();
  private double otherProcesses;

  ThroughputBenchmark(BenchmarkPostgres postgres, BenchmarkReport report) {
    this.postgres = postgres;
    this.report = report;
  }

  /** The result of one contender in one round. */
  record RoundFigures(double rate, double events, ResourceUsage load) {}

  /**
   * @param afterBacklog a contender that has delivered a million events
   */
  void addContenders(SpringContender afterBacklog) {
    contenders.put(BUSINESS, new RawSqlContender(postgres.database("raw"), RoundTrips.WITHOUT_LOG));
    contenders.put(
        LOGGED, new RawSqlContender(postgres.database("raw_log"), RoundTrips.SEPARATE_LOG_INSERT));
    contenders.put(
        ONE_TRIP, new RawSqlContender(postgres.database("raw_one"), RoundTrips.SINGLE_STATEMENT));
    contenders.put(
        WITHOUT_LISTENER,
        springContender(BenchmarkApplications.EventLogWithoutListener.class, "no_listener"));
    contenders.put(
        ONE_LISTENER,
        springContender(BenchmarkApplications.EventLogWithOneListener.class, "one_listener"));
    contenders.put(AFTER_A_MILLION, afterBacklog);
    contenders.put(
        THREE_LISTENERS,
        springContender(BenchmarkApplications.EventLogWithThreeListeners.class, "three_listeners"));
    contenders.put(
        MODULITH_REGISTRY,
        springContender(BenchmarkApplications.ModulithRegistry.class, "modulith"));
    contenders.put(
        NAMASTACK,
        new NamastackContender(
            postgres.app(
                NamastackContender.NamastackApplication.class,
                "namastack",
                NamastackContender.SETTINGS)));
  }

  private SpringContender springContender(Class<?> app, String name) {
    return new SpringContender(
        postgres.app(
            app,
            name,
            Map.of("spring.modulith.events.jdbc.schema-initialization.enabled", "true")));
  }

  /** The share of the machine that other processes used, 0 to 1. */
  double otherProcesses() {
    return otherProcesses;
  }

  void run() throws Exception {
    warmUp();
    for (int round = 1; round <= ROUNDS; round++) {
      for (int publishers : PUBLISHERS) {
        for (var contender : contenders.entrySet()) {
          var result = round(contender.getValue(), publishers, SECONDS);
          System.out.printf(
              "  round %d, %d publishers, %s: %.0f %s%n",
              round,
              publishers,
              contender.getKey(),
              result.rate(),
              result.load().costsPerEvent(result.events()));
          rounds
              .computeIfAbsent(contender.getKey(), name -> new LinkedHashMap<>())
              .computeIfAbsent(publishers, number -> new ArrayList<>())
              .add(result);
        }
      }
    }
    otherProcesses =
        rounds.values().stream()
            .flatMap(results -> results.values().stream())
            .flatMap(List::stream)
            .mapToDouble(result -> result.load().otherProcesses())
            .average()
            .orElse(0);
    reportRates();
    reportCosts();
    reportVerdicts();
    contenders.values().forEach(BenchmarkContender::close);
  }

  /** Runs every contender until its code is compiled: a cold JVM is slower by more than half. */
  private void warmUp() throws Exception {
    for (var contender : contenders.values()) {
      for (int done = 0; done < WARM_UP; ) {
        done += (int) round(contender, 32, 1).events();
      }
    }
  }

  private void reportRates() {
    report.add("### Committed and consumed events per second");
    report.add("");
    report.add(
        "One event per transaction, a listener that counts. Medians of %d rounds of %d s in which the contenders take turns, after warming up all of them. Every contender but raw SQL uses Spring's `TransactionTemplate`, `JdbcTemplate` and `ApplicationEventPublisher`, and writes the same business row.",
        ROUNDS, SECONDS);
    report.add("");
    report.add("| | 8 publishers | 32 publishers |");
    report.add("|---|---|---|");
    for (var name : rounds.keySet()) {
      report.add("| %s | %.0f | %.0f |", name, rate(name, 8), rate(name, 32));
    }
    ratio("event log : stock (goal 3.5)", ONE_LISTENER, MODULITH_REGISTRY, 3.5);
    ratio("event log : raw SQL with log row (goal 0.85)", ONE_LISTENER, LOGGED, 0.85);
    ratio("event log : raw SQL in one trip (no goal)", ONE_LISTENER, ONE_TRIP, 0);
    ratio("a million events later : before (goal 0.95)", AFTER_A_MILLION, ONE_LISTENER, 0.95);
    ratio("three subscribers : one (goal 0.85)", THREE_LISTENERS, ONE_LISTENER, 0.85);
    report.add("");
  }

  private void ratio(String label, String measured, String base, double goal) {
    report.add(
        "| %s | %s | %s |", label, ratio(measured, base, 8, goal), ratio(measured, base, 32, goal));
  }

  private String ratio(String measured, String base, int publishers, double goal) {
    double value = ratio(measured, base, publishers);
    return goal == 0
        ? "%.2f".formatted(value)
        : "%.2f, %s".formatted(value, BenchmarkReport.verdict(value, goal, true));
  }

  private double ratio(String measured, String base, int publishers) {
    return rate(measured, publishers) / rate(base, publishers);
  }

  private void reportCosts() {
    report.add("The cost of an event, over the same rounds:");
    report.add("");
    for (int publishers : PUBLISHERS) {
      report.add(
          "| %d publishers | CPU time of PostgreSQL and of the JVM | statements | write transactions | fsyncs of the WAL | bytes of WAL | machine busy |",
          publishers);
      report.add("|---|---|---|---|---|---|---|");
      for (var name : rounds.keySet()) {
        var sum = sum(name, publishers);
        report.add("| %s | %s |", name, sum.load().costsPerEvent(sum.events()));
      }
      report.add("");
    }
  }

  private void reportVerdicts() {
    double busy = Math.min(sum(ONE_LISTENER, 8).load().busy(), sum(ONE_LISTENER, 32).load().busy());
    report.add(
        "The limiting resource is %s: the machine was busy during %.0f %% of the rounds of the event log.",
        busy > 0.9 ? "the CPU" : "not the CPU alone", 100 * busy);
    for (int publishers : PUBLISHERS) {
      if (ratio(ONE_LISTENER, MODULITH_REGISTRY, publishers) < 3.5) {
        report.add(
            "At %d publishers, 3.5 times stock would be %.0f µs of CPU time per event; publishing alone, without a subscriber, takes %.0f µs, raw SQL with a log row %.0f µs, the event log with its subscriber %.0f µs, stock %.0f µs.",
            publishers,
            cpuMicrosPerEvent(MODULITH_REGISTRY, publishers) / 3.5,
            cpuMicrosPerEvent(WITHOUT_LISTENER, publishers),
            cpuMicrosPerEvent(LOGGED, publishers),
            cpuMicrosPerEvent(ONE_LISTENER, publishers),
            cpuMicrosPerEvent(MODULITH_REGISTRY, publishers));
      }
    }
    report.add("");
  }

  private double cpuMicrosPerEvent(String name, int publishers) {
    var sum = sum(name, publishers);
    return sum.load().cpuMicrosPerEvent(sum.events());
  }

  private RoundFigures sum(String name, int publishers) {
    return rounds.get(name).get(publishers).stream()
        .reduce((a, b) -> new RoundFigures(0, a.events() + b.events(), a.load().plus(b.load())))
        .orElseThrow();
  }

  private double rate(String name, int publishers) {
    var sorted =
        rounds.get(name).get(publishers).stream()
            .mapToDouble(RoundFigures::rate)
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }

  private RoundFigures round(BenchmarkContender contender, int publishers, int seconds)
      throws Exception {
    long before = contender.consumed();
    var committed = new LongAdder();
    var meter = postgres.startMeter();
    long start = System.nanoTime();
    long end = start + Duration.ofSeconds(seconds).toNanos();
    try (var pool = Executors.newFixedThreadPool(publishers)) {
      for (int i = 0; i < publishers; i++) {
        pool.submit(() -> {
          while (System.nanoTime() < end) {
            contender.publish();
            committed.increment();
          }
          return null;
        });
      }
    }
    waitUntil(() -> contender.consumed() - before >= committed.sum());
    double rate = committed.sum() * 1e9 / (System.nanoTime() - start);
    return new RoundFigures(rate, committed.sum(), meter.stop());
  }

  public static void waitUntil(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Events did not arrive within three minutes.");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
