package dev.tandem.eventing;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts the statements of an idle relay. */
final class IdleBenchmark {

  private static final int SECONDS = 15;

  private IdleBenchmark() {}

  static void run(BenchmarkPostgres postgres, BenchmarkReport report) throws InterruptedException {
    try (var _ =
        postgres.app(BenchmarkApplications.EventLogWithOneListener.class, "idle", Map.of())) {
      TimeUnit.SECONDS.sleep(3);
      long before = postgres.statements("idle");
      TimeUnit.SECONDS.sleep(SECONDS);
      double rate = (postgres.statements("idle") - before) / (double) SECONDS;
      report.add("### Idle");
      report.add("");
      report.add(
          "%.1f statements/s over %d s (goal: at most 10; %s).",
          rate, SECONDS, BenchmarkReport.verdict(rate, 10, false));
      report.add("");
    }
  }
}
