package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.gate.GateState;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.rollback.RollbackLock;
import dev.tandem.rollout.routing.Stage;
import java.util.List;

/** The problems that operators are told about. */
final class RolloutProblems {

  private static final int RETRY_SECONDS = 60;

  private RolloutProblems() {}

  static Problem alreadyThere(String module, Stage stage) {
    return Problem.conflict(
        "already-there", "%s already runs %s.".formatted(module, stage.location()));
  }

  static Problem noCopy(String module) {
    return Problem.conflict(
        "no-copy",
        "The service of %s has no copy to read from yet; move it to shadow first."
            .formatted(module));
  }

  static Problem gateClosed(String module, GateState gate) {
    var problem =
        Problem.conflict(
            "gate-closed",
            "%s Sign the reviews at /signals/review, or ask for a waiver there that another operator confirms."
                .formatted(gate.describe(module)));
    problem.getBody().setProperty("missing", gate.missing());
    problem.getBody().setProperty("earliest", gate.earliest());
    return problem;
  }

  static Problem locked(RollbackLock lock) {
    return Problem.conflict(
        "rolled-back",
        "%s Acknowledge that before the module leaves home again.".formatted(lock.describe()));
  }

  static Problem notLocked(String module) {
    return Problem.conflict(
        "not-rolled-back", "No roll back of %s waits to be acknowledged.".formatted(module));
  }

  static Problem copyInUse(String module) {
    return Problem.conflict(
        "copy-in-use",
        "The service of %s reads from its copy; move it home, which ends the copy."
            .formatted(module));
  }

  static Problem alreadyMoving(ModuleMove current) {
    return Problem.conflict(
        "already-moving",
        "%s has been moving %s since %s; wait until that move has ended, or resume or undo it."
            .formatted(current.module(), current.target().direction(), current.request().at()));
  }

  /** Another request was faster. */
  static Problem movedMeanwhile() {
    return Problem.conflict(
        "already-moving", "Another move has just started; wait until it has ended.");
  }

  static Problem notMoving(String module) {
    return Problem.conflict("not-moving", module + " is not moving.");
  }

  static Problem notReady(String reason) {
    return Problem.conflict("not-ready", reason);
  }

  /**
   * @param databases the names of those that did not answer
   */
  static Problem notDeleted(String module, List<String> databases) {
    return Problem.unavailable(
        "The database of %s does not answer, so what it keeps for %s was not deleted. Repeat the request when it answers."
            .formatted(String.join(" and of ", databases), module),
        RETRY_SECONDS);
  }
}
