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
 *     and how long a move keeps trying to end a copy
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
      case Forward.QUIESCE, Forward.FENCE, Forward.CATCH_UP -> move.withStep(Rollback.UNFENCE, now);
      case Forward.CUT_OVER -> beforeCutOverUndone(move, now);
      case Forward.ACTIVATE,
          Forward.REPLICATE_BACK,
          Forward.END_COPY,
          Rollback.UNFENCE,
          Rollback.DROP_COPY ->
          move;
    };
  }

  private static ModuleMove beforeCutOverUndone(ModuleMove move, Instant now) {
    return switch (move.path()) {
      case TO_OTHER_SIDE -> move.withStep(Rollback.UNFENCE, now);
      case WITH_NEW_COPY -> move.withStep(Rollback.DROP_COPY, now);
      case WITHOUT_COPY -> move.withEnd(MoveOutcome.UNDONE, now);
    };
  }

  private static ModuleMove afterDone(ModuleMove move, Instant now) {
    return switch (move.step()) {
      case Forward.QUIESCE -> afterStep(move, Forward.QUIESCE, now).withWritesPaused(now);
      case Forward.ACTIVATE -> afterStep(move, Forward.ACTIVATE, now).withWritesResumed(now);
      case Forward step -> afterStep(move, step, now);
      case Rollback.UNFENCE -> move.withStep(Rollback.DROP_COPY, now).withWritesResumed(now);
      case Rollback.DROP_COPY -> move.withEnd(MoveOutcome.UNDONE, now);
    };
  }

  private static ModuleMove afterStep(ModuleMove move, Forward step, Instant now) {
    return move.path()
        .after(step)
        .map(next -> move.withStep(next, now))
        .orElseGet(() -> move.withEnd(MoveOutcome.ARRIVED, now));
  }

  /** A copy that cannot be ended keeps no module from its stage: an operator can delete it. */
  private static ModuleMove afterRejection(ModuleMove move, Instant now) {
    if (move.step() == Forward.CHECK) {
      return move.withEnd(MoveOutcome.REFUSED, now);
    }
    if (move.step() == Forward.END_COPY) {
      return move.withEnd(MoveOutcome.ARRIVED, now);
    }
    return isBlockingModule(move.step()) ? move.withUndoRequested() : move;
  }

  private ModuleMove retryOrUndo(ModuleMove move, Instant now) {
    if (isBlockingModule(move.step()) && isOverdue(move, now)) {
      return move.withUndoRequested();
    }
    if (!hasElapsed(move.stepSince(), quiesceTimeout, now)) {
      return move;
    }
    if (move.step() == Forward.END_COPY) {
      return move.withEnd(MoveOutcome.ARRIVED, now);
    }
    return move.step() == Rollback.DROP_COPY ? move.withEnd(MoveOutcome.UNDONE, now) : move;
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
      case Forward.CHECK,
          Forward.COPY,
          Forward.VERIFY,
          Forward.ACTIVATE,
          Forward.REPLICATE_BACK,
          Forward.END_COPY ->
          false;
      case Rollback.UNFENCE, Rollback.DROP_COPY -> false;
    };
  }
}
