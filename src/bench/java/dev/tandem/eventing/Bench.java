package dev.tandem.eventing;

import dev.tandem.testing.TestBroker;

/**
 * Figures of the event log against what else could be done: {@code mvn -Pbench test-compile
 * exec:exec@bench}; with {@code -Dbench.keep=true} they go into module-docs/benchmarks.md at once.
 */
final class Bench {

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    try (var postgres = new BenchPostgres()) {
      run(postgres);
    }
    System.exit(0);
  }

  private static void run(BenchPostgres postgres) {
    try {
      measure(postgres);
    } catch (Exception e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void measure(BenchPostgres postgres) throws Exception {
    long start = System.nanoTime();
    var broker = TestBroker.get();
    var only = System.getProperty("bench.only", "backlog throughput broker idle");
    var report = new BenchReport();
    var throughput = new BenchThroughput(postgres, report);
    report.machine(postgres.version(), broker.name());
    if (only.contains("throughput")) {
      throughput.enter(new BenchBacklog(postgres, report).run());
      throughput.run();
    } else if (only.contains("backlog")) {
      new BenchBacklog(postgres, report).run().close();
    }
    if (only.contains("broker")) {
      new BenchBroker(postgres, report, broker).run();
    }
    if (only.contains("idle")) {
      BenchIdle.run(postgres, report);
    }
    report.write((System.nanoTime() - start) / 60e9, throughput.others());
  }
}
