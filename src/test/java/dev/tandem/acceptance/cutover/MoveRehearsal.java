package dev.tandem.acceptance.cutover;

import static org.awaitility.Awaitility.await;

import dev.tandem.acceptance.environment.DatabaseServer;
import dev.tandem.acceptance.environment.MessageBroker;
import dev.tandem.acceptance.environment.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Lets modules move while things go wrong, and does what an operator would do then. */
final class MoveRehearsal {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final Topology topology;
  private final DatabaseServer.DurableDatabaseServer databases;
  private final MessageBroker broker;
  private final TrafficJournal journal;
  private final Random random = new Random(90);

  MoveRehearsal(
      Topology topology,
      DatabaseServer.DurableDatabaseServer databases,
      MessageBroker broker,
      TrafficJournal journal) {
    this.topology = topology;
    this.databases = databases;
    this.broker = broker;
    this.journal = journal;
  }

  MoveMeasurement move(String module, String target, InjectedFault trouble) {
    var begun = now();
    int asked = 1;
    if (trouble == InjectedFault.MOVER_KILLED) {
      moveAndKillMover(module, target);
    } else {
      requestMove(module, target);
      inject(trouble, module);
    }
    var move = awaitMoveEnd(module);
    while (!topology.rollout().moduleState(module).get("stage").asString().equals(target)
        || isRunning(move)) {
      if (now().isAfter(begun.plus(TIMEOUT))) {
        throw new IllegalStateException("The move does not come to its end: " + move);
      }
      asked++;
      resumeOrRetry(module, target, move);
      move = awaitMoveEnd(module);
    }
    return measure(module, target, trouble, asked, begun, move);
  }

  private void requestMove(String module, String target) {
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> topology.rollout().requestStage(module, target).status() == 202);
  }

  private static boolean isRunning(JsonNode move) {
    return !move.path("endedAt").isString();
  }

  private void resumeOrRetry(String module, String target, JsonNode move) {
    if (isRunning(move)) {
      topology.rollout().resumeMove(module);
    } else {
      requestMove(module, target);
    }
  }

  private void inject(InjectedFault trouble, String module) {
    if (trouble == InjectedFault.NONE) {
      return;
    }
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(2_000)).toNanos());
    switch (trouble) {
      case SERVICE_KILLED -> {
        topology.service(module).kill();
        topology.service(module).restart();
        topology.service(module).awaitReady();
      }
      case BROKER_INTERRUPTED -> broker.interrupt();
      case DATABASE_CRASHED -> databases.crash();
      case MOVER_KILLED, NONE -> {}
    }
  }

  /** Operators' command in a process of its own, killed while it moves the module. */
  private void moveAndKillMover(String module, String target) {
    var mover = topology.startCommand("mover", "move", module, target, "--reason=A rehearsal");
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            topology.rollout().moduleState(module).get("moving").asBoolean() || !mover.isAlive());
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
    mover.kill();
  }

  private JsonNode awaitMoveEnd(String module) {
    return await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () -> topology.rollout().moduleState(module).get("move"),
            it -> !it.get("state").asString().equals("running"));
  }

  private MoveMeasurement measure(
      String module,
      String target,
      InjectedFault trouble,
      int asked,
      Instant begun,
      JsonNode move) {
    var ended = now();
    topology.client().operator().getJson("/api/billing/trial-balance");
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    var decided = cutOverTime(move);
    var served =
        journal
            .firstAcceptedAfter("pack", decided)
            .map(it -> Duration.between(decided, it))
            .orElse(null);
    return new MoveMeasurement(
        module,
        target,
        trouble,
        move.get("state").asString(),
        asked,
        Duration.between(begun, ended),
        Duration.ofMillis(move.path("pauseMillis").asLong()),
        journal.longestGap("pack", begun, ended.plusSeconds(1)),
        served == null ? Duration.ZERO : served);
  }

  private Instant cutOverTime(JsonNode move) {
    return move.get("steps")
        .valueStream()
        .filter(it -> it.get("step").asString().equals("cut_over"))
        .map(it -> Instant.parse(it.get("endedAt").asString()))
        .findFirst()
        .orElseGet(this::now);
  }

  private Instant now() {
    return topology.client().clock().now();
  }
}
