package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.faults.FaultScenarios.Fault;
import dev.tandem.testing.FaultRow;
import dev.tandem.testing.PostgresServer;
import dev.tandem.testing.RabbitServer;
import dev.tandem.testing.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Injects every fault into two real processes, a database with durable commits and a broker: {@code
 * mvn -Pfaults verify}. The results are printed as a table and become rows of the page of faults.
 */
class FaultHarness {

  private static final int EVENTS = Integer.getInteger("faults.events", 2_000);
  private static final Duration BLACK_HOLE =
      Duration.ofSeconds(Integer.getInteger("faults.black-hole.seconds", 30));

  private static final String NAME_FILTER = System.getProperty("faults.only", ".*");

  private final List<String> table = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int committed;

  @Test
  void losesAndDuplicatesNothingUnderAnyFault(@TempDir Path folder) throws Exception {
    var logs = Path.of("target/faults");
    var rabbit =
        "embedded".equals(System.getProperty("tandem.test.broker"))
            ? null
            : RabbitServer.start(folder.resolve("rabbitmq")).orElse(null);
    var postgres = PostgresServer.start(folder.resolve("postgres"));
    try {
      postgres.createDatabase("publisher");
      postgres.createDatabase("consumer");
      var broker = rabbit == null ? TestBroker.get() : null;
      var endpoints =
          new FaultTestBed.Endpoints(
              postgres.url("publisher"),
              postgres.url("consumer"),
              "localhost",
              broker == null ? rabbit.port() : broker.port(),
              broker == null || broker.quorumQueues(),
              logs);
      printLine("Broker: " + (broker == null ? "a separate RabbitMQ" : broker.name()));
      printLine("");
      printLine("| fault | committed | lost | duplicated | out of order | s |");
      printLine("|---|---|---|---|---|---|");
      try (var testBed = new FaultTestBed(endpoints)) {
        runAll(testBed, new FaultScenarios(testBed, EVENTS), postgres, rabbit);
      }
    } finally {
      postgres.close();
      if (rabbit != null) {
        rabbit.close();
      }
      Files.createDirectories(logs);
      Files.write(logs.resolve("events.md"), table);
    }
    assertThat(failures).as(String.join("\n", table)).isEmpty();
  }

  private void runAll(
      FaultTestBed testBed,
      FaultScenarios scenarios,
      PostgresServer postgres,
      RabbitServer rabbit) {
    runDuring("none", scenarios, scenarios::noFault);
    runDuring(
        "kill -9 of the publisher between commit and publish",
        scenarios,
        scenarios::killPublisherBeforePublish);
    runDuring(
        "kill -9 of the publisher between publish and mark",
        scenarios,
        scenarios::killPublisherBeforeMark);
    runDuring(
        "kill -9 of the consumer before its effect",
        scenarios,
        scenarios::killConsumerBeforeEffect);
    runDuring(
        "kill -9 of the consumer after its effect", scenarios, scenarios::killConsumerAfterEffect);
    runDuring(
        "kill -9 of the consumer before its ack", scenarios, scenarios::killConsumerBeforeAck);
    runDuring(
        "kill -9 of either process, four times at random", scenarios, scenarios::killAtRandom);
    if (rabbit == null) {
      printLine("| restart of the broker: not run, as RabbitMQ is not installed | | | | | |");
      FaultPage.noteThatBrokerFaultsWereNotRun();
    } else {
      runDuring(
          "restart of the broker",
          scenarios,
          scenario -> {
            rabbit.stop();
            rabbit.start();
          });
      runDuring(
          "kill -9 of the broker",
          scenarios,
          scenario -> {
            rabbit.kill();
            rabbit.start();
          });
    }
    runDuring("crash of PostgreSQL", scenarios, scenario -> postgres.crash());
    runDuring("connections to the broker cut twelve times", scenarios, scenarios::cutConnections);
    runDuring(
        "connections to the broker that stay open and carry nothing (a black hole)",
        scenarios,
        scenarios.blackHole(BLACK_HOLE));
    runDuring("no queue bound for 3 s", scenarios, scenarios::unbindQueue);
    runDuring(
        "every message delivered three times", scenarios, scenarios.shuffleMessages(3, false, 50));
    runDuring(
        "messages shuffled within windows of 100",
        scenarios,
        scenarios.shuffleMessages(1, true, 100));
    runDuring("the clock set back an hour", scenarios, scenarios::setClockBack);
    expectClean(
        "1 % poison, parked", () -> scenarios.runWithPoison(SamplePublisher.POISONED_SCENARIO));
    printLine("| *total* | %s | | | | |".formatted(committed));
    expectControlLoses(scenarios);
  }

  private void runDuring(String name, FaultScenarios scenarios, Fault fault) {
    var scenario = "s" + table.size();
    if (!name.matches(NAME_FILTER)) {
      return;
    }
    expectClean(name, () -> scenarios.run(scenario, fault));
  }

  private void expectClean(String name, Callable<FaultVerdict> run) {
    var verdict = runAndPrintRow(name, run);
    if (verdict == null || !verdict.isClean()) {
      failures.add(name + ": " + verdict);
    }
  }

  /** The control: without confirms events must be lost, or the harness detects nothing. */
  private void expectControlLoses(FaultScenarios scenarios) {
    var name = "control: confirms off, no queue bound for 0.2 s, connection cut";
    var verdict = runAndPrintRow(name, () -> scenarios.runWithoutConfirms("control"));
    if (verdict == null || verdict.lost() == 0) {
      failures.add(name + " should have lost events: " + verdict);
    }
  }

  private FaultVerdict runAndPrintRow(String name, Callable<FaultVerdict> run) {
    long start = System.nanoTime();
    try {
      var verdict = run.call();
      committed += verdict.committed();
      printLine(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  name,
                  verdict.committed(),
                  verdict.lost(),
                  verdict.duplicated(),
                  verdict.outOfOrder(),
                  (System.nanoTime() - start) / 1_000_000_000));
      writeRow(name, verdict, System.nanoTime() - start);
      return verdict;
    } catch (Exception | AssertionError e) {
      printLine("| %s | FAILED: %s | | | | |".formatted(name, e.toString().replace("\n", " ")));
      e.printStackTrace(System.out);
      return null;
    }
  }

  private static void writeRow(String name, FaultVerdict verdict, long nanos) {
    var counts =
        name.startsWith("control")
            ? Stream.of(verdict.lost() > 0 ? "some" : "0", "–", "–")
            : Stream.of(verdict.lost(), verdict.duplicated(), verdict.outOfOrder())
                .map(String::valueOf);
    var time = FaultRow.seconds(Duration.ofNanos(nanos));
    new FaultRow("Events", name, Stream.concat(counts, Stream.of(time)).toList()).write();
  }

  private void printLine(String line) {
    System.out.println(line);
    table.add(line);
  }
}
