package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.routing.Side;

/** Ends the replication that an undone move began; a copy that existed before is kept. */
final class DropCopyStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    if (context.move().targetSide() == Side.HOME) {
      return new Done("Home keeps its standby copy");
    }
    if (context.move().source().isReadAtService()) {
      return new Done("The service keeps its copy");
    }
    context.replication().stop();
    return new Done("Replication to the service ended");
  }
}
