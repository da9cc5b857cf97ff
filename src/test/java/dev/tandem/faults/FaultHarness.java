package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.faults.FaultScenarios.Fault;
import dev.tandem.testing.PostgresServer;
import dev.tandem.testing.RabbitServer;
import dev.tandem.testing.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real processes, a real database that keeps what it confirms, a real broker, and everything
 * that can happen to them: {@code mvn -Pfaults verify}. Prints a table and keeps it in {@code
 * target/faults.md}.
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
  void losesAndDuplicatesNothingWhateverHappens(@TempDir Path folder) throws Exception {
    var logs = Path.of("target/faults");
    var rabbit =
        "embedded".equals(System.getProperty("tandem.test.broker"))
            ? null
            : RabbitServer.start(folder.resolve("rabbitmq")).orElse(null);
    var postgres = PostgresServer.start(folder.resolve("postgres"));
    try {
      postgres.createDatabase("home");
      postgres.createDatabase("there");
      var broker = rabbit == null ? TestBroker.get() : null;
      var place =
          new FaultTestBed.Endpoints(
              postgres.url("home"),
              postgres.url("there"),
              "localhost",
              broker == null ? rabbit.port() : broker.port(),
              broker == null || broker.quorumQueues(),
              logs);
      printLine("Broker: " + (broker == null ? "a RabbitMQ of its own" : broker.name()));
      printLine("");
      printLine("| what happens | committed | lost | doubled | out of order | s |");
      printLine("|---|---|---|---|---|---|");
      try (var stage = new FaultTestBed(place)) {
        runAll(stage, new FaultScenarios(stage, EVENTS), postgres, rabbit);
      }
    } finally {
      postgres.close();
      if (rabbit != null) {
        rabbit.close();
      }
      Files.createDirectories(logs);
      Files.write(logs.resolveSibling("faults.md"), table);
    }
    assertThat(failures).as(String.join("\n", table)).isEmpty();
  }

  private void runAll(
      FaultTestBed stage, FaultScenarios its, PostgresServer postgres, RabbitServer rabbit) {
    runDuring("nothing", its, its::noFault);
    runDuring(
        "kill -9 of the publisher between commit and publish",
        its,
        its::killPublisherBeforePublish);
    runDuring(
        "kill -9 of the publisher between publish and mark", its, its::killPublisherBeforeMark);
    runDuring("kill -9 of the consumer before its effect", its, its::killConsumerBeforeEffect);
    runDuring("kill -9 of the consumer after its effect", its, its::killConsumerAfterEffect);
    runDuring("kill -9 of the consumer before its ack", its, its::killConsumerBeforeAck);
    runDuring("kill -9 of either, four times at random", its, its::killAtRandom);
    if (rabbit == null) {
      printLine("| restart of the broker: not run, no RabbitMQ is installed here | | | | | |");
    } else {
      runDuring(
          "restart of the broker",
          its,
          it -> {
            rabbit.stop();
            rabbit.start();
          });
      runDuring(
          "kill -9 of the broker",
          its,
          it -> {
            rabbit.kill();
            rabbit.start();
          });
    }
    runDuring("crash of PostgreSQL", its, it -> postgres.crash());
    runDuring("connections to the broker cut 12 times", its, its::cutConnections);
    runDuring("a black hole of " + BLACK_HOLE.toSeconds() + " s", its, its.blackHole(BLACK_HOLE));
    runDuring("no queue is bound for 3 s", its, its::unbindQueue);
    runDuring("every message three times", its, its.shuffleMessages(3, false, 50));
    runDuring("messages shuffled within 100", its, its.shuffleMessages(1, true, 100));
    runDuring("the clock set back an hour", its, its::setClockBack);
    expectClean("1 % poison, parked", () -> its.runWithPoison(SamplePublisher.POISONED_SCENARIO));
    printLine("| *in all* | %d | | | | |".formatted(committed));
    expectControlLoses(its);
  }

  private void runDuring(String name, FaultScenarios its, Fault fault) {
    var scenario = "s" + table.size();
    if (!name.matches(NAME_FILTER)) {
      return;
    }
    expectClean(name, () -> its.run(scenario, fault));
  }

  private void expectClean(String name, Callable<FaultVerdict> run) {
    var verdict = runAndPrintRow(name, run);
    if (verdict == null || !verdict.isClean()) {
      failures.add(name + ": " + verdict);
    }
  }

  /** A harness that finds nothing proves nothing. */
  private void expectControlLoses(FaultScenarios its) {
    var name = "control: confirms switched off, no queue bound for 0.2 s, a broken connection";
    var verdict = runAndPrintRow(name, () -> its.runWithoutConfirms("control"));
    if (verdict == null || verdict.lost() == 0) {
      failures.add(name + " should have lost events: " + verdict);
    }
  }

  private FaultVerdict runAndPrintRow(String name, Callable<FaultVerdict> run) {
    long start = System.nanoTime();
    try {
      var it = run.call();
      committed += it.committed();
      printLine(
          "| %s | %d | %d | %d | %d | %d |"
              .formatted(
                  name,
                  it.committed(),
                  it.lost(),
                  it.duplicated(),
                  it.outOfOrder(),
                  (System.nanoTime() - start) / 1_000_000_000));
      return it;
    } catch (Exception | AssertionError e) {
      printLine("| %s | FAILED: %s | | | | |".formatted(name, e.toString().replace("\n", " ")));
      e.printStackTrace(System.out);
      return null;
    }
  }

  private void printLine(String line) {
    System.out.println(line);
    table.add(line);
  }
}
