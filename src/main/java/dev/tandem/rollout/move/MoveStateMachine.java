package dev.tandem.rollout.move;

import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.move.Step.Rollback;
import dev.tandem.rollout.move.StepResult.ChecksPassed;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.move.StepResult.Failed;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.move.StepResult.Rejected;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides the next state of a move from values alone.
 *
 * @param quiesceTimeout how long the source may go without new events before the move is undone,
 *     and how long an undone move keeps trying to discard its copy
 * @param writePauseLimit how long writes may be paused before the move is undone
 */
record MoveStateMachine(Duration quiesceTimeout, Duration writePauseLimit) {

  /** The move after an attempt at its current step. */
  ModuleMove next(ModuleMove move, StepResult result, Instant now) {
    return switch (result) {
      case ChecksPassed(long epoch) -> afterDone(move.withEpoch(epoch), now);
      case Done _ -> afterDone(move, now);
      case InProgress(String reason) -> retryOrUndo(move.withBlockedReason(reason), now);
      case Failed(String reason) -> retryOrUndo(move.withBlockedReason(reason), now);
      case Rejected(String reason) -> afterRejection(move.withBlockedReason(reason), now);
    };
  }

  /** Turns an undone move round, unless the cut-over has committed. */
  ModuleMove afterUndoRequest(ModuleMove move, Instant now) {
    if (!move.undoRequested() || move.hasEnded()) {
      return move;
    }
    return switch (move.step()) {
      case Forward.CHECK -> move.withEnd(MoveOutcome.UNDONE, now);
      case Forward.COPY, Forward.VERIFY -> move.withStep(Rollback.DROP_COPY, now);
      case Forward.QUIESCE, Forward.FENCE, Forward.CATCH_UP, Forward.CUT_OVER ->
          move.withStep(Rollback.UNFENCE, now);
      case Forward.ACTIVATE, Forward.REPLICATE_BACK, Rollback.UNFENCE, Rollback.DROP_COPY -> move;
    };
  }

  private static ModuleMove afterDone(ModuleMove move, Instant now) {
    return switch (move.step()) {
      case Forward.CHECK -> move.withStep(Forward.COPY, now);
      case Forward.COPY -> move.withStep(Forward.VERIFY, now);
      case Forward.VERIFY -> move.withStep(Forward.QUIESCE, now);
      case Forward.QUIESCE -> move.withStep(Forward.FENCE, now).withWritesPaused(now);
      case Forward.FENCE -> move.withStep(Forward.CATCH_UP, now);
      case Forward.CATCH_UP -> move.withStep(Forward.CUT_OVER, now);
      case Forward.CUT_OVER -> move.withStep(Forward.ACTIVATE, now);
      case Forward.ACTIVATE -> move.withStep(Forward.REPLICATE_BACK, now).withWritesResumed(now);
      case Forward.REPLICATE_BACK -> move.withEnd(MoveOutcome.ARRIVED, now);
      case Rollback.UNFENCE -> move.withStep(Rollback.DROP_COPY, now).withWritesResumed(now);
      case Rollback.DROP_COPY -> move.withEnd(MoveOutcome.UNDONE, now);
    };
  }

  private static ModuleMove afterRejection(ModuleMove move, Instant now) {
    if (move.step() == Forward.CHECK) {
      return move.withEnd(MoveOutcome.REFUSED, now);
    }
    return isBlockingModule(move.step()) ? move.withUndoRequested() : move;
  }

  private ModuleMove retryOrUndo(ModuleMove move, Instant now) {
    if (isBlockingModule(move.step()) && isOverdue(move, now)) {
      return move.withUndoRequested();
    }
    return move.step() == Rollback.DROP_COPY && hasElapsed(move.stepSince(), quiesceTimeout, now)
        ? move.withEnd(MoveOutcome.UNDONE, now)
        : move;
  }

  private boolean isOverdue(ModuleMove move, Instant now) {
    var paused = move.writePause().from();
    return paused == null
        ? hasElapsed(move.stepSince(), quiesceTimeout, now)
        : hasElapsed(paused, writePauseLimit, now);
  }

  private static boolean hasElapsed(Instant start, Duration limit, Instant now) {
    return Duration.between(start, now).compareTo(limit) >= 0;
  }

  /** Whether the step holds back the module's events or writes. */
  static boolean isBlockingModule(Step step) {
    return switch (step) {
      case Forward.QUIESCE, Forward.FENCE, Forward.CATCH_UP, Forward.CUT_OVER -> true;
      case Forward.CHECK, Forward.COPY, Forward.VERIFY, Forward.ACTIVATE, Forward.REPLICATE_BACK ->
          false;
      case Rollback.UNFENCE, Rollback.DROP_COPY -> false;
    };
  }
}
