package dev.tandem.faults;

import static dev.tandem.faults.Stage.until;

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
final class Scenarios {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int STOPPED_AT = 4711;

  private final Stage stage;
  private final int events;

  /**
   * @param events of each scenario
   */
  Scenarios(Stage stage, int events) {
    this.stage = stage;
    this.events = events;
  }

  /** Publishes them all, lets the fault happen in the middle, and waits until all is done. */
  Verdict run(String scenario, Fault fault) throws Exception {
    order(scenario);
    until(
        "a part of " + scenario,
        SOON,
        () -> stage.committed(scenario) > events / 4 && stage.effects(scenario) > 0);
    fault.happen(scenario);
    published(scenario);
    until("the effects of " + scenario, Duration.ofSeconds(90), () -> done(scenario));
    return Verdict.of(stage, scenario);
  }

  /** What happens to a scenario in the middle. */
  interface Fault {
    void happen(String scenario) throws Exception;
  }

  void order(String scenario) {
    stage.publisher.tell("publish " + scenario + " " + events);
  }

  void published(String scenario) {
    stage.publisher.await("done publish " + scenario, Duration.ofSeconds(120));
  }

  private boolean done(String scenario) {
    return stage.effects(scenario) >= events && stage.unmarked() == 0 && stage.unhandled() == 0;
  }

  private static void pass(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  void nothing(String scenario) {}

  /** Nothing that is committed gets out to the broker; then the publisher is gone. */
  void killPublisherBeforePublish(String scenario) {
    stage.publisherToBroker.holdRequests();
    until("committed, not sent", SOON, () -> stage.unmarked() > events / 10);
    stage.killPublisher();
    stage.publisherToBroker.cut();
    stage.publisherToBroker.heal();
    stage.startPublisher();
    order(scenario);
  }

  /** The broker takes events whose confirms the publisher never sees. */
  void killPublisherBeforeMark(String scenario) {
    stage.publisherToBroker.holdReplies();
    int marked = stage.committed(scenario) - stage.unmarked();
    until("sent, not marked", SOON, () -> stage.effects(scenario) > marked);
    stage.killPublisher();
    stage.publisherToBroker.cut();
    stage.publisherToBroker.heal();
    stage.startPublisher();
    order(scenario);
  }

  void killConsumerBeforeEffect(String scenario) {
    killConsumerAt("before");
  }

  void killConsumerAfterEffect(String scenario) {
    killConsumerAt("after");
  }

  /** In the middle of the transaction of an effect, held there by the database. */
  private void killConsumerAt(String when) {
    stage.there.execute(
        "create trigger stop_here %s insert on faults.effect for each row execute function faults.stop_here()"
            .formatted(when));
    stage.there.execute(
        (ConnectionCallback<Void>)
            connection -> {
              try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(" + STOPPED_AT + ")");
                until("the consumer stopped " + when, SOON, stage::consumerIsStopped);
                stage.killConsumer();
                statement.execute("select pg_advisory_unlock(" + STOPPED_AT + ")");
              }
              return null;
            });
    stage.there.execute("drop trigger stop_here on faults.effect");
    stage.startConsumer();
  }

  /** Events are in the consumer's log, and handled; the broker never hears of it. */
  void killConsumerBeforeAck(String scenario) {
    stage.consumerToBroker.holdRequests();
    int handled = stage.effects(scenario);
    until("handled, not acknowledged", SOON, () -> stage.effects(scenario) > handled);
    stage.killConsumer();
    stage.consumerToBroker.cut();
    stage.consumerToBroker.heal();
    stage.startConsumer();
  }

  void killAnyAtRandom(String scenario) throws InterruptedException {
    var random = new Random(20261121);
    for (int i = 0; i < 4; i++) {
      pass(random.nextInt(50, 700));
      if (i % 2 == 0) {
        stage.killPublisher();
        stage.startPublisher();
        order(scenario);
      } else {
        stage.killConsumer();
        stage.startConsumer();
      }
    }
  }

  void cutConnections(String scenario) throws InterruptedException {
    for (int i = 0; i < 6; i++) {
      pass(250);
      stage.publisherToBroker.cut();
      pass(250);
      stage.consumerToBroker.cut();
    }
  }

  Fault blackHole(Duration length) {
    return scenario -> {
      stage.publisherToBroker.blackHole();
      stage.consumerToBroker.blackHole();
      pass(length.toMillis());
      stage.publisherToBroker.heal();
      stage.consumerToBroker.heal();
    };
  }

  void unroutable(String scenario) throws InterruptedException {
    unroutable(scenario, 3_000);
  }

  /** No queue is bound to the exchange for a while. */
  void unroutable(String scenario, long millis) throws InterruptedException {
    stage.admin.removeBinding(Stage.BINDING);
    pass(millis);
    stage.admin.declareBinding(Stage.BINDING);
  }

  /** All messages come by a second way on which they are tripled or shuffled. */
  Fault byWayOf(int copies, boolean shuffled, int window) {
    return scenario -> {
      try (var detour = new Detour(stage, copies, shuffled, window)) {
        until("all went by", SOON, () -> stage.committed(scenario) >= events);
        until("all was sent", SOON, () -> stage.unmarked() == 0);
        detour.finish();
      }
    };
  }

  void clockSetBack(String scenario) {
    stage.publisher.tell("set-back PT1H");
    for (var database : List.of(stage.home, stage.there)) {
      database.update("update eventing.chapter set started_at = started_at + interval '1 hour'");
      database.update(
          "update eventing.event_log set recorded_at = recorded_at + interval '1 hour'");
    }
  }

  /** One event in a hundred cannot be handled, each of another key. */
  Verdict poison(String scenario) {
    order(scenario);
    published(scenario);
    until("the effects of the other keys", SOON, () -> healthyKeysAreDone(scenario));
    until("all poison is parked", SOON, () -> parked().size() == events / 100);
    var poisoned =
        stage.home.queryForList(
            "select event_id from ledger.line where scenario = ? and poison", UUID.class, scenario);
    var parked =
        stage.there.queryForList(
            "select event_id from eventing.parked where state = 'PARKED'", UUID.class);
    if (!Set.copyOf(poisoned).equals(Set.copyOf(parked))) {
      throw new AssertionError("parked is not exactly what is poisoned");
    }
    parked().forEach(it -> stage.consumer.tell("discard " + it));
    until(
        "what waited behind the poison",
        SOON,
        () -> stage.effects(scenario) == events - poisoned.size() && stage.unhandled() == 0);
    return Verdict.of(stage, scenario);
  }

  private List<UUID> parked() {
    return stage.there.queryForList(
        "select id from eventing.parked where state = 'PARKED'", UUID.class);
  }

  private boolean healthyKeysAreDone(String scenario) {
    var healthy =
        IntStream.range(events / 100, Publisher.KEYS)
            .mapToObj(it -> "'" + Publisher.key(scenario, it) + "'")
            .collect(Collectors.joining(","));
    var their = " where scenario = ? and key in (" + healthy + ")";
    var owed =
        stage.home.queryForObject(
            "select count(*) from ledger.line" + their, Integer.class, scenario);
    return owed.equals(
        stage.there.queryForObject(
            "select count(*) from faults.effect" + their, Integer.class, scenario));
  }

  /** Without confirms and returns, what no queue takes or the wire swallows is taken for sent. */
  Verdict control(String scenario) throws InterruptedException {
    stage.killPublisher();
    stage.startPublisher("--faults.unconfirmed=true");
    order("before-" + scenario);
    published("before-" + scenario);
    until("it is sending", SOON, () -> stage.effects("before-" + scenario) > 0);
    order(scenario);
    until("half of it", SOON, () -> stage.committed(scenario) > events / 4);
    unroutable(scenario, 200);
    stage.publisherToBroker.holdRequests();
    pass(300);
    stage.publisherToBroker.cut();
    stage.publisherToBroker.heal();
    published(scenario);
    until("all taken for sent", SOON, () -> stage.unmarked() == 0);
    pass(3_000);
    return Verdict.of(stage, scenario);
  }
}
