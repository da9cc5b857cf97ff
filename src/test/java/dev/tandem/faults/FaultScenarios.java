package dev.tandem.faults;

import static dev.tandem.faults.FaultTestBed.awaitUntil;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.ConnectionCallback;

/** Injects faults while the two processes publish and consume. */
final class FaultScenarios {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int STOP_LOCK_KEY = 4711;

  private final FaultTestBed testBed;
  private final int events;

  /**
   * @param events the number of events of each scenario
   */
  FaultScenarios(FaultTestBed testBed, int events) {
    this.testBed = testBed;
    this.events = events;
  }

  /** Publishes all events, injects the fault in the middle, and waits until all are handled. */
  FaultVerdict run(String scenario, Fault fault) throws Exception {
    startPublishing(scenario);
    awaitUntil(
        "a part of " + scenario,
        TIMEOUT,
        () -> testBed.committedCount(scenario) > events / 4 && testBed.effectCount(scenario) > 0);
    fault.inject(scenario);
    awaitPublished(scenario);
    awaitUntil("the effects of " + scenario, Duration.ofSeconds(90), () -> isDone(scenario));
    return FaultVerdict.of(testBed, scenario);
  }

  /** A fault to inject in the middle of a scenario. */
  interface Fault {
    void inject(String scenario) throws Exception;
  }

  void startPublishing(String scenario) {
    testBed.publisher.sendLine("publish " + scenario + " " + events);
  }

  void awaitPublished(String scenario) {
    testBed.publisher.awaitReply("done publish " + scenario, Duration.ofSeconds(120));
  }

  private boolean isDone(String scenario) {
    return testBed.effectCount(scenario) >= events
        && testBed.unforwardedCount() == 0
        && testBed.unhandledCount() == 0;
  }

  private static void sleep(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  void noFault(String scenario) {}

  /** Kills the publisher while committed events cannot reach the broker. */
  void killPublisherBeforePublish(String scenario) {
    testBed.publisherToBroker.holdRequests();
    awaitUntil("committed, not sent", TIMEOUT, () -> testBed.unforwardedCount() > events / 10);
    testBed.killPublisher();
    testBed.publisherToBroker.cut();
    testBed.publisherToBroker.restore();
    testBed.startPublisher();
    startPublishing(scenario);
  }

  /** Kills the publisher while the broker's confirms cannot reach it. */
  void killPublisherBeforeMark(String scenario) {
    testBed.publisherToBroker.holdReplies();
    int marked = testBed.committedCount(scenario) - testBed.unforwardedCount();
    awaitUntil("sent, not marked", TIMEOUT, () -> testBed.effectCount(scenario) > marked);
    testBed.killPublisher();
    testBed.publisherToBroker.cut();
    testBed.publisherToBroker.restore();
    testBed.startPublisher();
    startPublishing(scenario);
  }

  void killConsumerBeforeEffect(String scenario) {
    killConsumerAt("before");
  }

  void killConsumerAfterEffect(String scenario) {
    killConsumerAt("after");
  }

  /**
   * Kills the consumer within the transaction of an effect, which a trigger blocks.
   *
   * @param timing of the trigger: before or after
   */
  private void killConsumerAt(String timing) {
    testBed.consumerDatabase.execute(
        "create trigger stop_here %s insert on faults.effect for each row execute function faults.stop_here()"
            .formatted(timing));
    testBed.consumerDatabase.execute(
        (ConnectionCallback<Void>)
            connection -> {
              try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(" + STOP_LOCK_KEY + ")");
                awaitUntil("the consumer blocked " + timing, TIMEOUT, testBed::isConsumerBlocked);
                testBed.killConsumer();
                statement.execute("select pg_advisory_unlock(" + STOP_LOCK_KEY + ")");
              }
              return null;
            });
    testBed.consumerDatabase.execute("drop trigger stop_here on faults.effect");
    testBed.startConsumer();
  }

  /** Kills the consumer after it has handled events, while its acks cannot reach the broker. */
  void killConsumerBeforeAck(String scenario) {
    testBed.consumerToBroker.holdRequests();
    int handled = testBed.effectCount(scenario);
    awaitUntil("handled, not acknowledged", TIMEOUT, () -> testBed.effectCount(scenario) > handled);
    testBed.killConsumer();
    testBed.consumerToBroker.cut();
    testBed.consumerToBroker.restore();
    testBed.startConsumer();
  }

  void killAtRandom(String scenario) throws InterruptedException {
    var random = new Random(20261121);
    for (int i = 0; i < 4; i++) {
      sleep(random.nextInt(50, 700));
      if (i % 2 == 0) {
        testBed.killPublisher();
        testBed.startPublisher();
        startPublishing(scenario);
      } else {
        testBed.killConsumer();
        testBed.startConsumer();
      }
    }
  }

  void cutConnections(String scenario) throws InterruptedException {
    for (int i = 0; i < 6; i++) {
      sleep(250);
      testBed.publisherToBroker.cut();
      sleep(250);
      testBed.consumerToBroker.cut();
    }
  }

  Fault blackHole(Duration length) {
    return scenario -> {
      testBed.publisherToBroker.blackHole();
      testBed.consumerToBroker.blackHole();
      sleep(length.toMillis());
      testBed.publisherToBroker.restore();
      testBed.consumerToBroker.restore();
    };
  }

  void unbindQueue(String scenario) throws InterruptedException {
    unbindQueue(scenario, 3_000);
  }

  /** Removes the binding of the consumer's queue for some time. */
  void unbindQueue(String scenario, long millis) throws InterruptedException {
    testBed.admin.removeBinding(FaultTestBed.BINDING);
    sleep(millis);
    testBed.admin.declareBinding(FaultTestBed.BINDING);
  }

  /** Routes all messages through a shuffler that copies or reorders them. */
  Fault shuffleMessages(int copies, boolean shuffled, int window) {
    return scenario -> {
      try (var shuffler = new MessageShuffler(testBed, copies, shuffled, window)) {
        awaitUntil("all committed", TIMEOUT, () -> testBed.committedCount(scenario) >= events);
        awaitUntil("all forwarded", TIMEOUT, () -> testBed.unforwardedCount() == 0);
        shuffler.drain();
      }
    };
  }

  void setClockBack(String scenario) {
    testBed.publisher.sendLine("set-back PT1H");
    for (var database : List.of(testBed.publisherDatabase, testBed.consumerDatabase)) {
      database.update(
          "update eventing.log_segment set started_at = started_at + interval '1 hour'");
      database.update(
          "update eventing.event_log set recorded_at = recorded_at + interval '1 hour'");
    }
  }

  /** Publishes events of which one in a hundred, each of another key, cannot be handled. */
  FaultVerdict runWithPoison(String scenario) {
    startPublishing(scenario);
    awaitPublished(scenario);
    awaitUntil("the effects of the other keys", TIMEOUT, () -> healthyKeysAreDone(scenario));
    awaitUntil("all poison is parked", TIMEOUT, () -> parkedIds().size() == events / 100);
    var poisoned =
        testBed.publisherDatabase.queryForList(
            "select event_id from ledger.line where scenario = ? and poison", UUID.class, scenario);
    var parked =
        testBed.consumerDatabase.queryForList(
            "select event_id from eventing.parked where state = 'PARKED'", UUID.class);
    if (!Set.copyOf(poisoned).equals(Set.copyOf(parked))) {
      throw new AssertionError("The parked events are not exactly the poisoned ones.");
    }
    parkedIds().forEach(it -> testBed.consumer.sendLine("discard " + it));
    awaitUntil(
        "the events behind the poison",
        TIMEOUT,
        () ->
            testBed.effectCount(scenario) == events - poisoned.size()
                && testBed.unhandledCount() == 0);
    return FaultVerdict.of(testBed, scenario);
  }

  private List<UUID> parkedIds() {
    return testBed.consumerDatabase.queryForList(
        "select id from eventing.parked where state = 'PARKED'", UUID.class);
  }

  private boolean healthyKeysAreDone(String scenario) {
    var healthy =
        IntStream.range(events / 100, SamplePublisher.KEYS)
            .mapToObj(number -> "'" + SamplePublisher.key(scenario, number) + "'")
            .collect(Collectors.joining(","));
    var ofHealthyKeys = " where scenario = ? and key in (" + healthy + ")";
    var expected =
        testBed.publisherDatabase.queryForObject(
            "select count(*) from ledger.line" + ofHealthyKeys, Integer.class, scenario);
    return expected.equals(
        testBed.consumerDatabase.queryForObject(
            "select count(*) from faults.effect" + ofHealthyKeys, Integer.class, scenario));
  }

  /** Without confirms and returns, unroutable and swallowed messages count as forwarded. */
  FaultVerdict runWithoutConfirms(String scenario) throws InterruptedException {
    testBed.killPublisher();
    testBed.startPublisher("--faults.unconfirmed=true");
    startPublishing("before-" + scenario);
    awaitPublished("before-" + scenario);
    awaitUntil("the first effects", TIMEOUT, () -> testBed.effectCount("before-" + scenario) > 0);
    startPublishing(scenario);
    awaitUntil(
        "a part of " + scenario, TIMEOUT, () -> testBed.committedCount(scenario) > events / 4);
    unbindQueue(scenario, 200);
    testBed.publisherToBroker.holdRequests();
    sleep(300);
    testBed.publisherToBroker.cut();
    testBed.publisherToBroker.restore();
    awaitPublished(scenario);
    awaitUntil("all forwarded", TIMEOUT, () -> testBed.unforwardedCount() == 0);
    sleep(3_000);
    return FaultVerdict.of(testBed, scenario);
  }
}
