package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.move.StepResult.InProgress;

/**
 * Fences the side that is not live and copies the tables to it, or continues the copy that it has.
 * If that side is to be live, also prepares the replication back.
 */
final class CopyStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    var move = context.move();
    var ownerships = context.ownerships(move.copySide());
    if (ownerships.of(move.module()).writable()) {
      ownerships.fence(move.module(), move.fenceEpoch(), MoveContext.LOCK_TIMEOUT);
    }
    ownerships.stopConsuming(move.module());
    context.startReplicationOnce();
    var replication = context.replication();
    if (!replication.isCopyComplete()) {
      return new InProgress(replication.describeProgress());
    }
    if (move.changesSides()) {
      replication.startReverse();
    }
    return new Done(replication.describeProgress());
  }
}
