package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;

/** Makes the source reject writes: the write pause begins. */
final class FenceStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    var move = context.move();
    context
        .ownerships(move.sourceSide())
        .fence(move.module(), move.fenceEpoch(), MoveContext.LOCK_TIMEOUT);
    return new Done("Fenced in epoch " + move.fenceEpoch());
  }
}
