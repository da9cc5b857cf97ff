package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.routing.Side;

/** Ends the replication that an undone move to a service began. Home stays a standby copy. */
final class DropCopyStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    if (context.move().targetSide() == Side.HOME) {
      return new Done("Home keeps its standby copy");
    }
    context.replication().stop();
    return new Done("Replication to the service ended");
  }
}
