package dev.tandem.eventing;

import dev.tandem.eventing.BenchContender.Published;
import dev.tandem.eventing.BenchContender.Raw;
import dev.tandem.eventing.BenchContender.Raw.Trips;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Committed and consumed events a second, of contenders that take turns. */
final class BenchThroughput {

  static final String BUSINESS = "raw SQL: the business row alone (2 trips)";
  static final String LOGGED = "raw SQL: with a log row, a trip of its own (3 trips)";
  static final String ONE_TRIP = "raw SQL: business row, log row and commit in one trip";
  static final String UNHEARD = "event log, nobody listening (2 trips)";
  static final String OURS = "**event log, one subscriber**";
  static final String LATER = "event log, one subscriber, a million events later";
  static final String THREE = "event log, three subscribers";
  static final String STOCK = "stock Spring Modulith JDBC registry, one subscriber";
  static final String NAMASTACK = "namastack-outbox 1.6.0, 5,000 keys every 50 ms, one handler";

  private static final List<Integer> PUBLISHERS = List.of(8, 32);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 2);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 20_000);

  private final BenchPostgres postgres;
  private final BenchReport report;
  private final Map<String, BenchContender> contenders = new LinkedHashMap<>();
  private final Map<String, Map<Integer, List<Round>>> rounds = new LinkedHashMap<>();
  private double others;

  BenchThroughput(BenchPostgres postgres, BenchReport report) {
    this.postgres = postgres;
    this.report = report;
  }

  /** A stretch of one contender. */
  record Round(double rate, double events, BenchLoad load) {}

  /**
   * @param later one that has a million events behind it
   */
  void enter(Published later) {
    contenders.put(BUSINESS, new Raw(postgres.database("raw"), Trips.BUSINESS_ONLY));
    contenders.put(LOGGED, new Raw(postgres.database("raw_log"), Trips.LOG_BY_ITSELF));
    contenders.put(ONE_TRIP, new Raw(postgres.database("raw_one"), Trips.ALL_IN_ONE));
    contenders.put(UNHEARD, published(BenchApps.OursUnheard.class, "unheard"));
    contenders.put(OURS, published(BenchApps.Ours.class, "ours"));
    contenders.put(LATER, later);
    contenders.put(THREE, published(BenchApps.OursThrice.class, "thrice"));
    contenders.put(STOCK, published(BenchApps.Stock.class, "stock"));
    contenders.put(
        NAMASTACK,
        new BenchNamastack(
            postgres.app(BenchNamastack.App.class, "namastack", BenchNamastack.SETTINGS)));
  }

  private Published published(Class<?> app, String name) {
    return new Published(
        postgres.app(
            app,
            name,
            Map.of("spring.modulith.events.jdbc.schema-initialization.enabled", "true")));
  }

  /** The share of the machine that others had, 0 to 1. */
  double others() {
    return others;
  }

  void run() throws Exception {
    warmUp();
    for (int round = 1; round <= ROUNDS; round++) {
      for (int publishers : PUBLISHERS) {
        for (var it : contenders.entrySet()) {
          var result = round(it.getValue(), publishers, SECONDS);
          System.out.printf(
              "  round %d, %d publishers, %s: %.0f %s%n",
              round,
              publishers,
              it.getKey(),
              result.rate(),
              result.load().perEvent(result.events()));
          rounds
              .computeIfAbsent(it.getKey(), name -> new LinkedHashMap<>())
              .computeIfAbsent(publishers, number -> new ArrayList<>())
              .add(result);
        }
      }
    }
    others =
        rounds.values().stream()
            .flatMap(it -> it.values().stream())
            .flatMap(List::stream)
            .mapToDouble(it -> it.load().others())
            .average()
            .orElse(0);
    rates();
    costs();
    verdicts();
    contenders.values().forEach(BenchContender::close);
  }

  /** Everyone runs until compiled: a cold virtual machine is slower by more than half. */
  private void warmUp() throws Exception {
    for (var it : contenders.values()) {
      for (int done = 0; done < WARM_UP; ) {
        done += (int) round(it, 32, 1).events();
      }
    }
  }

  private void rates() {
    report.say("### Committed and consumed events a second");
    report.say("");
    report.say(
        "One event per transaction, a listener that counts. Medians of %d rounds of %d s in which the contenders take turns, after warming up all of them. Every contender but raw SQL uses Spring's `TransactionTemplate`, `JdbcTemplate` and `ApplicationEventPublisher`, and writes the same business row.",
        ROUNDS, SECONDS);
    report.say("");
    report.say("| | 8 publishers | 32 publishers |");
    report.say("|---|---|---|");
    rounds.forEach(
        (name, its) -> report.say("| %s | %.0f | %.0f |", name, rate(name, 8), rate(name, 32)));
    ratio("event log : stock (goal 3.5)", OURS, STOCK, 3.5);
    ratio("event log : raw SQL with log row (goal 0.85)", OURS, LOGGED, 0.85);
    ratio("event log : raw SQL in one trip (no goal)", OURS, ONE_TRIP, 0);
    ratio("a million events later : before (goal 0.95)", LATER, OURS, 0.95);
    ratio("three subscribers : one (goal 0.85)", THREE, OURS, 0.85);
    report.say("");
  }

  private void ratio(String what, String one, String other, double goal) {
    report.say("| %s | %s | %s |", what, ratio(one, other, 8, goal), ratio(one, other, 32, goal));
  }

  private String ratio(String one, String other, int publishers, double goal) {
    double value = ratio(one, other, publishers);
    return goal == 0
        ? "%.2f".formatted(value)
        : "%.2f, %s".formatted(value, BenchReport.verdict(value, goal, true));
  }

  private double ratio(String one, String other, int publishers) {
    return rate(one, publishers) / rate(other, publishers);
  }

  private void costs() {
    report.say("What an event costs, over the same rounds:");
    report.say("");
    for (int publishers : PUBLISHERS) {
      report.say(
          "| %d publishers | processor time of PostgreSQL and of the JVM | statements | write transactions | fsyncs of the log | bytes of log | machine busy |",
          publishers);
      report.say("|---|---|---|---|---|---|---|");
      rounds.forEach((name, its) -> {
        var sum = sum(name, publishers);
        report.say("| %s | %s |", name, sum.load().perEvent(sum.events()));
      });
      report.say("");
    }
  }

  private void verdicts() {
    double busy = Math.min(sum(OURS, 8).load().busy(), sum(OURS, 32).load().busy());
    report.say(
        "The limiting resource is %s: the machine was busy for %.0f %% of the event log's rounds.",
        busy > 0.9 ? "the processor" : "not the processor alone", 100 * busy);
    for (int publishers : PUBLISHERS) {
      if (ratio(OURS, STOCK, publishers) < 3.5) {
        report.say(
            "At %d publishers 3.5 times stock would be %.0f µs of processor time an event; publishing alone, with nobody listening, takes %.0f µs, raw SQL with a log row %.0f µs, the event log with its subscriber %.0f µs, stock %.0f µs.",
            publishers,
            micros(STOCK, publishers) / 3.5,
            micros(UNHEARD, publishers),
            micros(LOGGED, publishers),
            micros(OURS, publishers),
            micros(STOCK, publishers));
      }
    }
    report.say("");
  }

  private double micros(String name, int publishers) {
    var sum = sum(name, publishers);
    return sum.load().micros(sum.events());
  }

  private Round sum(String name, int publishers) {
    return rounds.get(name).get(publishers).stream()
        .reduce((a, b) -> new Round(0, a.events() + b.events(), a.load().and(b.load())))
        .orElseThrow();
  }

  private double rate(String name, int publishers) {
    var sorted =
        rounds.get(name).get(publishers).stream().mapToDouble(Round::rate).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private Round round(BenchContender it, int publishers, int seconds) throws Exception {
    long before = it.consumed();
    var committed = new LongAdder();
    var meter = postgres.meter();
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
    double rate = committed.sum() * 1e9 / (System.nanoTime() - start);
    return new Round(rate, committed.sum(), meter.stop());
  }

  static void waitUntil(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Events did not arrive within three minutes.");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
