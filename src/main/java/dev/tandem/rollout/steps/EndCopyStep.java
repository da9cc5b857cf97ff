package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;

/** Ends the replication to a service that nobody reads from any more. */
final class EndCopyStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    context.replication().stop();
    return new Done("Replication to the service ended");
  }
}
