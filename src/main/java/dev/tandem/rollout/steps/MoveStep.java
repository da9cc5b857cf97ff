package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;

/** One step of a move. Its effects are idempotent, so that it can be repeated after a crash. */
interface MoveStep {

  StepResult attempt(MoveContext context);
}
