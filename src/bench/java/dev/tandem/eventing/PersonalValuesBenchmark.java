package dev.tandem.eventing;

import dev.tandem.eventing.BenchmarkContender.RawSqlContender;
import dev.tandem.eventing.BenchmarkContender.RawSqlContender.RoundTrips;
import dev.tandem.eventing.BenchmarkContender.SpringContender;
import dev.tandem.eventing.events.Introduced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** Measures what it costs to encrypt personal values, beside plain inserts in the same run. */
final class PersonalValuesBenchmark {

  private static final String RAW = "raw SQL: with a log row, a trip of its own";
  private static final String PLAIN = "event log, no personal value";
  private static final String KNOWN = "event log, six personal values of a known person";
  private static final String NEW = "event log, six personal values of a new person";

  private static final int PUBLISHERS = 8;
  private static final int PERSONS = 1_000;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 2);

  private final BenchmarkPostgres postgres;
  private final BenchmarkReport report;

  PersonalValuesBenchmark(BenchmarkPostgres postgres, BenchmarkReport report) {
    this.postgres = postgres;
    this.report = report;
  }

  void run() throws Exception {
    var persons = new ArrayList<UUID>();
    for (int i = 0; i < PERSONS; i++) {
      persons.add(UUID.randomUUID());
    }
    try (var raw =
            new RawSqlContender(postgres.database("personal_raw"), RoundTrips.SEPARATE_LOG_INSERT);
        var log =
            new SpringContender(
                postgres.app(
                    BenchmarkApplications.EventLogWithoutListener.class,
                    "personal",
                    Map.of(
                        "tandem.eventing.encryption-key",
                        "the key of this benchmark, long enough")))) {
      var work = new LinkedHashMap<String, Callable<Void>>();
      work.put(
          RAW,
          () -> {
            raw.publish();
            return null;
          });
      work.put(
          PLAIN,
          () -> {
            log.publish();
            return null;
          });
      work.put(
          KNOWN, () -> publish(log, persons.get(ThreadLocalRandom.current().nextInt(PERSONS))));
      work.put(NEW, () -> publish(log, UUID.randomUUID()));
      report(measure(work));
    }
  }

  private static Void publish(SpringContender log, UUID person) {
    log.inTransaction(() -> {
      log.jdbc().update(BenchmarkPostgres.BUSINESS, UUID.randomUUID(), "booked");
      log.app().publishEvent(Introduced.of(person, "somebody"));
    });
    return null;
  }

  private static Map<String, List<Double>> measure(Map<String, Callable<Void>> work)
      throws Exception {
    var rates = new LinkedHashMap<String, List<Double>>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (var entry : work.entrySet()) {
        double rate = rate(entry.getValue());
        if (round > 0) {
          rates.computeIfAbsent(entry.getKey(), name -> new ArrayList<>()).add(rate);
        }
      }
    }
    return rates;
  }

  private static double rate(Callable<Void> work) throws Exception {
    var done = new LongAdder();
    long start = System.nanoTime();
    long end = start + Duration.ofSeconds(SECONDS).toNanos();
    try (var pool = Executors.newFixedThreadPool(PUBLISHERS)) {
      for (int i = 0; i < PUBLISHERS; i++) {
        pool.submit(() -> {
          while (System.nanoTime() < end) {
            work.call();
            done.increment();
          }
          return null;
        });
      }
    }
    return done.sum() * 1e9 / (System.nanoTime() - start);
  }

  private void report(Map<String, List<Double>> rates) {
    report.add("### Personal values, encrypted under the key of their person");
    report.add("");
    report.add(
        "One event per transaction, %d publishers, no subscriber. Medians of %d rounds of %d s in which they take turns, after one to warm up.",
        PUBLISHERS, ROUNDS, SECONDS);
    report.add("");
    report.add("| | events per second | : raw SQL |");
    report.add("|---|---|---|");
    double raw = median(rates.get(RAW));
    rates.forEach((name, values) ->
        report.add("| %s | %.0f | %.2f |", name, median(values), median(values) / raw));
    report.add("");
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
