package dev.tandem.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Lets modules move while things go wrong, and does what an operator would do then. */
final class Rehearsal {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Topology topology;
  private final Databases.Durable databases;
  private final Broker broker;
  private final Ledger ledger;
  private final Random chance = new Random(90);

  Rehearsal(Topology topology, Databases.Durable databases, Broker broker, Ledger ledger) {
    this.topology = topology;
    this.databases = databases;
    this.broker = broker;
    this.ledger = ledger;
  }

  Moved move(String module, String target, Trouble trouble) {
    var begun = now();
    int asked = 1;
    if (trouble == Trouble.MOVER_KILLED) {
      killedMover(module, target);
    } else {
      ask(module, target);
      meet(trouble, module);
    }
    var move = awaitEnd(module);
    while (!topology.moves().show(module).get("stage").asString().equals(target)
        || isUnderWay(move)) {
      if (now().isAfter(begun.plus(PATIENCE))) {
        throw new IllegalStateException("The move does not come to its end: " + move);
      }
      asked++;
      goOn(module, target, move);
      move = awaitEnd(module);
    }
    return report(module, target, trouble, asked, begun, move);
  }

  private void ask(String module, String target) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> topology.moves().tryTo(module, target).status() == 202);
  }

  private static boolean isUnderWay(JsonNode move) {
    return !move.path("endedAt").isString();
  }

  private void goOn(String module, String target, JsonNode move) {
    if (isUnderWay(move)) {
      topology.moves().resume(module);
    } else {
      ask(module, target);
    }
  }

  private void meet(Trouble trouble, String module) {
    if (trouble == Trouble.NONE) {
      return;
    }
    LockSupport.parkNanos(Duration.ofMillis(chance.nextInt(2_000)).toNanos());
    switch (trouble) {
      case SERVICE_KILLED -> {
        topology.service(module).kill();
        topology.service(module).startAgain();
        topology.service(module).awaitReady();
      }
      case BROKER_AWAY -> broker.interrupt();
      case DATABASE_CRASHED -> databases.crash();
      case MOVER_KILLED, NONE -> {}
    }
  }

  /** Operators' command in a process of its own, killed while it moves the module. */
  private void killedMover(String module, String target) {
    var mover = topology.command("mover", "move", module, target, "--reason=A rehearsal");
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> topology.moves().show(module).get("moving").asBoolean() || !mover.isAlive());
    LockSupport.parkNanos(Duration.ofMillis(chance.nextInt(1_500)).toNanos());
    mover.kill();
  }

  private JsonNode awaitEnd(String module) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () -> topology.moves().show(module).get("move"),
            it -> !it.get("state").asString().equals("running"));
  }

  private Moved report(
      String module, String target, Trouble trouble, int asked, Instant begun, JsonNode move) {
    var ended = now();
    topology.platform().operator().see("/api/billing/trial-balance");
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    var decided = decided(move);
    var served =
        ledger.firstAfter("pack", decided).map(it -> Duration.between(decided, it)).orElse(null);
    return new Moved(
        module,
        target,
        trouble,
        move.get("state").asString(),
        asked,
        Duration.between(begun, ended),
        Duration.ofMillis(move.path("pauseMillis").asLong()),
        ledger.longestGap("pack", begun, ended.plusSeconds(1)),
        served == null ? Duration.ZERO : served);
  }

  private Instant decided(JsonNode move) {
    return move.get("steps")
        .valueStream()
        .filter(it -> it.get("step").asString().equals("cut_over"))
        .map(it -> Instant.parse(it.get("endedAt").asString()))
        .findFirst()
        .orElseGet(this::now);
  }

  private Instant now() {
    return topology.platform().time().now();
  }
}
