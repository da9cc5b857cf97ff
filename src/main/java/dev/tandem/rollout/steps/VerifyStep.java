package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.move.StepResult.Rejected;
import dev.tandem.rollout.verification.Verification;

/** Compares every row of both copies. */
final class VerifyStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    var report =
        new Verification(
                context.module(),
                context.source(),
                context.target(),
                context.ownedRows(),
                context::catchUp)
            .run();
    return report.isEqual() ? new Done(report.toString()) : new Rejected(report.toString());
  }
}
