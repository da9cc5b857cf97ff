package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;

/** Keeps the previous side up to date, ready for a move back. */
final class ReplicateBackStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    context.reverseReplication().start();
    return new Done(
        "Replicating from %s to %s".formatted(context.target().name(), context.source().name()));
  }
}
