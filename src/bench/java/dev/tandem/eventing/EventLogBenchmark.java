package dev.tandem.eventing;

import dev.tandem.eventing.broker.BrokerBenchmark;
import dev.tandem.testing.TestBroker;

/**
 * Compares the event log with its alternatives: {@code mvn -Pbench test-compile exec:exec@bench}.
 * With {@code -Dbench.keep=true} the figures are written to module-docs/benchmarks.md.
 */
final class EventLogBenchmark {

  private EventLogBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    try (var postgres = new BenchmarkPostgres()) {
      run(postgres);
    }
    System.exit(0);
  }

  private static void run(BenchmarkPostgres postgres) {
    try {
      measure(postgres);
    } catch (Exception e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void measure(BenchmarkPostgres postgres) throws Exception {
    long start = System.nanoTime();
    var broker = TestBroker.get();
    var only = System.getProperty("bench.only", "backlog throughput broker idle personal");
    var report = new BenchmarkReport();
    var throughput = new ThroughputBenchmark(postgres, report);
    report.addMachine(postgres.version(), broker.name());
    if (only.contains("throughput")) {
      throughput.addContenders(new BacklogBenchmark(postgres, report).run());
      throughput.run();
    } else if (only.contains("backlog")) {
      new BacklogBenchmark(postgres, report).run().close();
    }
    if (only.contains("broker")) {
      new BrokerBenchmark(postgres, report, broker).run();
    }
    if (only.contains("personal")) {
      new PersonalValuesBenchmark(postgres, report).run();
    }
    if (only.contains("idle")) {
      IdleBenchmark.run(postgres, report);
    }
    report.write((System.nanoTime() - start) / 60e9, throughput.otherProcesses());
  }
}
