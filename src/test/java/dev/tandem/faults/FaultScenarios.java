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

/** Everything that is done to the two processes while they publish and consume. */
final class FaultScenarios {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int STOP_LOCK_KEY = 4711;

  private final FaultTestBed testBed;
  private final int events;

  /**
   * @param events of each scenario
   */
  FaultScenarios(FaultTestBed testBed, int events) {
    this.testBed = testBed;
    this.events = events;
  }

  /** Publishes them all, lets the fault happen in the middle, and waits until all is done. */
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

  /** What happens to a scenario in the middle. */
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

  /** Nothing that is committed gets out to the broker; then the publisher is gone. */
  void killPublisherBeforePublish(String scenario) {
    testBed.publisherToBroker.holdRequests();
    awaitUntil("committed, not sent", TIMEOUT, () -> testBed.unforwardedCount() > events / 10);
    testBed.killPublisher();
    testBed.publisherToBroker.cut();
    testBed.publisherToBroker.restore();
    testBed.startPublisher();
    startPublishing(scenario);
  }

  /** The broker takes events whose confirms the publisher never sees. */
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

  /** In the middle of the transaction of an effect, held there by the database. */
  private void killConsumerAt(String when) {
    testBed.consumerDatabase.execute(
        "create trigger stop_here %s insert on faults.effect for each row execute function faults.stop_here()"
            .formatted(when));
    testBed.consumerDatabase.execute(
        (ConnectionCallback<Void>)
            connection -> {
              try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(" + STOP_LOCK_KEY + ")");
                awaitUntil("the consumer stopped " + when, TIMEOUT, testBed::isConsumerBlocked);
                testBed.killConsumer();
                statement.execute("select pg_advisory_unlock(" + STOP_LOCK_KEY + ")");
              }
              return null;
            });
    testBed.consumerDatabase.execute("drop trigger stop_here on faults.effect");
    testBed.startConsumer();
  }

  /** Events are in the consumer's log, and handled; the broker never hears of it. */
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

  /** No queue is bound to the exchange for a while. */
  void unbindQueue(String scenario, long millis) throws InterruptedException {
    testBed.admin.removeBinding(FaultTestBed.BINDING);
    sleep(millis);
    testBed.admin.declareBinding(FaultTestBed.BINDING);
  }

  /** All messages come by a second way on which they are tripled or shuffled. */
  Fault shuffleMessages(int copies, boolean shuffled, int window) {
    return scenario -> {
      try (var detour = new MessageShuffler(testBed, copies, shuffled, window)) {
        awaitUntil("all went by", TIMEOUT, () -> testBed.committedCount(scenario) >= events);
        awaitUntil("all was sent", TIMEOUT, () -> testBed.unforwardedCount() == 0);
        detour.drain();
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

  /** One event in a hundred cannot be handled, each of another key. */
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
      throw new AssertionError("parked is not exactly what is poisoned");
    }
    parkedIds().forEach(it -> testBed.consumer.sendLine("discard " + it));
    awaitUntil(
        "what waited behind the poison",
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
            .mapToObj(it -> "'" + SamplePublisher.key(scenario, it) + "'")
            .collect(Collectors.joining(","));
    var their = " where scenario = ? and key in (" + healthy + ")";
    var owed =
        testBed.publisherDatabase.queryForObject(
            "select count(*) from ledger.line" + their, Integer.class, scenario);
    return owed.equals(
        testBed.consumerDatabase.queryForObject(
            "select count(*) from faults.effect" + their, Integer.class, scenario));
  }

  /** Without confirms and returns, what no queue takes or the wire swallows is taken for sent. */
  FaultVerdict runWithoutConfirms(String scenario) throws InterruptedException {
    testBed.killPublisher();
    testBed.startPublisher("--faults.unconfirmed=true");
    startPublishing("before-" + scenario);
    awaitPublished("before-" + scenario);
    awaitUntil("it is sending", TIMEOUT, () -> testBed.effectCount("before-" + scenario) > 0);
    startPublishing(scenario);
    awaitUntil("half of it", TIMEOUT, () -> testBed.committedCount(scenario) > events / 4);
    unbindQueue(scenario, 200);
    testBed.publisherToBroker.holdRequests();
    sleep(300);
    testBed.publisherToBroker.cut();
    testBed.publisherToBroker.restore();
    awaitPublished(scenario);
    awaitUntil("all taken for sent", TIMEOUT, () -> testBed.unforwardedCount() == 0);
    sleep(3_000);
    return FaultVerdict.of(testBed, scenario);
  }
}
