package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.StepResult.Rejected;
import org.springframework.dao.DataAccessException;

/** Attempts the first step of a move, which changes nothing, before the move is accepted. */
record ReadinessCheck(MoveSteps steps) {

  /**
   * @throws Problem 409 if the move cannot begin
   */
  void require(ModuleMove move) {
    try {
      if (steps.attempt(move) instanceof Rejected(String reason)) {
        throw RolloutProblems.notReady(reason);
      }
    } catch (DataAccessException e) {
      throw RolloutProblems.notReady(
          "A database query failed, at home or at the service of %s: %s"
              .formatted(move.module(), e.getMostSpecificCause().getMessage()));
    }
  }
}
