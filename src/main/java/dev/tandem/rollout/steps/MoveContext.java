package dev.tandem.rollout.steps;

import dev.tandem.eventing.ownership.InFlightEvents;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.DatabasePair;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.replication.ModuleReplication;
import dev.tandem.rollout.routing.Side;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The move that a step works on, with both databases and the replication between them.
 *
 * @param replication from the source to the target; the same object for all steps of a move, since
 *     it remembers tolerated errors
 */
record MoveContext(
    ModuleMove move,
    DatabasePair databases,
    List<OwnedRows> ownedRows,
    ModuleReplication replication,
    AtomicBoolean replicationStarted) {

  /** How long a change of ownership waits for running transactions. */
  static final Duration LOCK_TIMEOUT = Duration.ofMillis(700);

  private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(3);

  static MoveContext create(ModuleMove move, DatabasePair databases) {
    var ownedRows = OwnedRows.of(move.module());
    var replication = replication(move, move.sourceSide(), databases, ownedRows);
    return new MoveContext(move, databases, ownedRows, replication, new AtomicBoolean());
  }

  /** The same context for a later state of the same move. */
  MoveContext at(ModuleMove current) {
    return new MoveContext(current, databases, ownedRows, replication, replicationStarted);
  }

  String module() {
    return move.module();
  }

  ModuleDatabase source() {
    return databases.at(move.sourceSide());
  }

  ModuleDatabase target() {
    return databases.at(move.copySide());
  }

  ModuleOwnerships ownerships(Side side) {
    return databases.ownerships(side);
  }

  InFlightEvents inFlightEvents(Side side) {
    return databases.inFlightEvents(side);
  }

  /** From the target to the source. */
  ModuleReplication reverseReplication() {
    return replication(move, move.copySide(), databases, ownedRows);
  }

  void startReplicationOnce() {
    if (!replicationStarted.get()) {
      replication.start();
      replicationStarted.set(true);
    }
  }

  /**
   * @return false if the target has not caught up within a few seconds
   */
  boolean catchUp() {
    return replication.catchUp(CATCH_UP_TIMEOUT);
  }

  private static ModuleReplication replication(
      ModuleMove move, Side from, DatabasePair databases, List<OwnedRows> ownedRows) {
    var module = move.module();
    return new ModuleReplication(
        module,
        databases.at(from),
        databases.at(from.other()),
        ownedRows,
        side -> databases.isLive(module, side));
  }
}
