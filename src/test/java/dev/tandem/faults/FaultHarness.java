package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.faults.Scenarios.Fault;
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
  private static final Duration HOLE =
      Duration.ofSeconds(Integer.getInteger("faults.black-hole.seconds", 30));

  private static final String ONLY = System.getProperty("faults.only", ".*");

  private final List<String> table = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int committed;

  @Test
  void losesAndDoublesNothingWhateverHappens(@TempDir Path folder) throws Exception {
    var logs = Path.of("target/faults");
    var rabbit =
        "embedded".equals(System.getProperty("tandem.test.broker"))
            ? null
            : RabbitServer.start(folder.resolve("rabbitmq")).orElse(null);
    var postgres = PostgresServer.start(folder.resolve("postgres"));
    try {
      postgres.create("home");
      postgres.create("there");
      var broker = rabbit == null ? TestBroker.get() : null;
      var place =
          new Stage.Place(
              postgres.url("home"),
              postgres.url("there"),
              "localhost",
              broker == null ? rabbit.port() : broker.port(),
              broker == null || broker.quorumQueues(),
              logs);
      say("Broker: " + (broker == null ? "a RabbitMQ of its own" : broker.name()));
      say("");
      say("| what happens | committed | lost | doubled | out of order | s |");
      say("|---|---|---|---|---|---|");
      try (var stage = new Stage(place)) {
        all(stage, new Scenarios(stage, EVENTS), postgres, rabbit);
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

  private void all(Stage stage, Scenarios its, PostgresServer postgres, RabbitServer rabbit) {
    during("nothing", its, its::nothing);
    during(
        "kill -9 of the publisher between commit and publish",
        its,
        its::killPublisherBeforePublish);
    during("kill -9 of the publisher between publish and mark", its, its::killPublisherBeforeMark);
    during("kill -9 of the consumer before its effect", its, its::killConsumerBeforeEffect);
    during("kill -9 of the consumer after its effect", its, its::killConsumerAfterEffect);
    during("kill -9 of the consumer before its ack", its, its::killConsumerBeforeAck);
    during("kill -9 of either, four times at random", its, its::killAnyAtRandom);
    if (rabbit == null) {
      say("| restart of the broker: not run, no RabbitMQ is installed here | | | | | |");
    } else {
      during(
          "restart of the broker",
          its,
          it -> {
            rabbit.stop();
            rabbit.start();
          });
      during(
          "kill -9 of the broker",
          its,
          it -> {
            rabbit.kill();
            rabbit.start();
          });
    }
    during("crash of PostgreSQL", its, it -> postgres.crash());
    during("connections to the broker cut 12 times", its, its::cutConnections);
    during("a black hole of " + HOLE.toSeconds() + " s", its, its.blackHole(HOLE));
    during("no queue is bound for 3 s", its, its::unroutable);
    during("every message three times", its, its.byWayOf(3, false, 50));
    during("messages shuffled within 100", its, its.byWayOf(1, true, 100));
    during("the clock set back an hour", its, its::clockSetBack);
    clean("1 % poison, parked", () -> its.poison(Publisher.SPOILT));
    say("| *in all* | %d | | | | |".formatted(committed));
    control(its);
  }

  private void during(String name, Scenarios its, Fault fault) {
    var scenario = "s" + table.size();
    if (!name.matches(ONLY)) {
      return;
    }
    clean(name, () -> its.run(scenario, fault));
  }

  private void clean(String name, Callable<Verdict> run) {
    var verdict = row(name, run);
    if (verdict == null || !verdict.isClean()) {
      failures.add(name + ": " + verdict);
    }
  }

  /** A harness that finds nothing proves nothing. */
  private void control(Scenarios its) {
    var name = "control: confirms switched off, no queue bound for 0.2 s, a broken connection";
    var verdict = row(name, () -> its.control("control"));
    if (verdict == null || verdict.lost() == 0) {
      failures.add(name + " should have lost events: " + verdict);
    }
  }

  private Verdict row(String name, Callable<Verdict> run) {
    long start = System.nanoTime();
    try {
      var it = run.call();
      committed += it.committed();
      say(
          "| %s | %d | %d | %d | %d | %d |"
              .formatted(
                  name,
                  it.committed(),
                  it.lost(),
                  it.doubled(),
                  it.disorder(),
                  (System.nanoTime() - start) / 1_000_000_000));
      return it;
    } catch (Exception | AssertionError e) {
      say("| %s | FAILED: %s | | | | |".formatted(name, e.toString().replace("\n", " ")));
      e.printStackTrace(System.out);
      return null;
    }
  }

  private void say(String line) {
    System.out.println(line);
    table.add(line);
  }
}
