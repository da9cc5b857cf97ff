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
 * Where a move goes next, decided from values alone.
 *
 * @param quiesceTimeout so long the source is left without new events before the move is given up,
 *     and so long a copy that nobody needs is tried to be taken away
 * @param writePauseLimit so long writes are refused before the move is given up
 */
public record MoveStateMachine(Duration quiesceTimeout, Duration writePauseLimit) {

  /** After an attempt at the move's step. */
  ModuleMove next(ModuleMove move, StepResult progress, Instant now) {
    return switch (progress) {
      case ChecksPassed it -> afterDone(move.withEpoch(it.epoch()), now);
      case Done it -> afterDone(move, now);
      case InProgress it -> retryOrGiveUp(move.withBlockedReason(it.reason()), now);
      case Failed it -> retryOrGiveUp(move.withBlockedReason(it.reason()), now);
      case Rejected it -> afterRejection(move.withBlockedReason(it.reason()), now);
    };
  }

  /** Before an attempt: what is wanted back turns round, unless it is decided already. */
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

  /** Nobody waits for a move that does not come to its end. */
  private ModuleMove retryOrGiveUp(ModuleMove move, Instant now) {
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

  private static boolean hasElapsed(Instant then, Duration patience, Instant now) {
    return Duration.between(then, now).compareTo(patience) >= 0;
  }

  /** Whether something waits for the move: events for the module, or its writes. */
  static boolean isBlockingModule(Step step) {
    return switch (step) {
      case Forward.QUIESCE, Forward.FENCE, Forward.CATCH_UP, Forward.CUT_OVER -> true;
      case Forward.CHECK, Forward.COPY, Forward.VERIFY, Forward.ACTIVATE, Forward.REPLICATE_BACK ->
          false;
      case Rollback.UNFENCE, Rollback.DROP_COPY -> false;
    };
  }
}
