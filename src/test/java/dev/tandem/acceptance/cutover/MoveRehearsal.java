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

/** Moves modules while faults are injected, and resumes or repeats moves as an operator would. */
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

  MoveMeasurement move(String module, String target, InjectedFault fault) {
    var started = now();
    int commands = 1;
    if (fault == InjectedFault.MOVER_KILLED) {
      moveAndKillMover(module, target);
    } else {
      requestMove(module, target);
      inject(fault, module);
    }
    var move = awaitMoveEnd(module);
    while (!topology.rollout().moduleState(module).get("stage").asString().equals(target)
        || isRunning(move)) {
      if (now().isAfter(started.plus(TIMEOUT))) {
        throw new IllegalStateException("The move does not end: " + move);
      }
      commands++;
      resumeOrRetry(module, target, move);
      move = awaitMoveEnd(module);
    }
    return measure(module, target, fault, commands, started, move);
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

  private void inject(InjectedFault fault, String module) {
    if (fault == InjectedFault.NONE) {
      return;
    }
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(2_000)).toNanos());
    switch (fault) {
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

  /** Starts the operators' command in its own process and kills it while it moves the module. */
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
            move -> !move.get("state").asString().equals("running"));
  }

  private MoveMeasurement measure(
      String module,
      String target,
      InjectedFault fault,
      int commands,
      Instant started,
      JsonNode move) {
    var ended = now();
    topology.client().operator().getJson("/api/billing/trial-balance");
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    var cutOver = cutOverTime(move);
    var firstPurchase =
        journal
            .firstAcceptedAfter("pack", cutOver)
            .map(accepted -> Duration.between(cutOver, accepted))
            .orElse(Duration.ZERO);
    return new MoveMeasurement(
        module,
        target,
        fault,
        move.get("state").asString(),
        commands,
        Duration.between(started, ended),
        Duration.ofMillis(move.path("pauseMillis").asLong()),
        journal.longestGap("pack", started, ended.plusSeconds(1)),
        firstPurchase);
  }

  private Instant cutOverTime(JsonNode move) {
    return move.get("steps")
        .valueStream()
        .filter(step -> step.get("step").asString().equals("cut_over"))
        .map(step -> Instant.parse(step.get("endedAt").asString()))
        .findFirst()
        .orElseGet(this::now);
  }

  private Instant now() {
    return topology.client().clock().now();
  }
}
