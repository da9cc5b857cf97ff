package dev.tandem.eventing;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the relay asks the database when nothing happens. */
final class BenchIdle {

  private static final int SECONDS = 15;

  private BenchIdle() {}

  static void run(BenchPostgres postgres, BenchReport report) throws InterruptedException {
    try (var _ = postgres.app(BenchApps.Ours.class, "idle", Map.of())) {
      TimeUnit.SECONDS.sleep(3);
      long before = postgres.statements("idle");
      TimeUnit.SECONDS.sleep(SECONDS);
      double rate = (postgres.statements("idle") - before) / (double) SECONDS;
      report.say("### When nothing happens");
      report.say("");
      report.say(
          "%.1f statements a second over %d s (goal: at most 10; %s).",
          rate, SECONDS, BenchReport.verdict(rate, 10, false));
      report.say("");
    }
  }
}
