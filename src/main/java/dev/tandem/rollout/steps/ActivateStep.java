package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.routing.Side;

/**
 * Makes the target accept writes: the write pause ends. Does nothing if home is the target, which
 * the cut-over has activated.
 */
final class ActivateStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    var move = context.move();
    if (move.targetSide() == Side.SERVICE) {
      context
          .ownerships(Side.SERVICE)
          .activate(move.module(), move.activationEpoch(), MoveContext.LOCK_TIMEOUT);
    }
    return new Done("Active in epoch " + move.activationEpoch());
  }
}
