package dev.tandem.rollout;

import dev.tandem.rollout.Progress.Done;
import dev.tandem.rollout.Progress.Failed;
import dev.tandem.rollout.Progress.Ready;
import dev.tandem.rollout.Progress.Refused;
import dev.tandem.rollout.Progress.Waiting;
import dev.tandem.rollout.Step.Back;
import dev.tandem.rollout.Step.Onward;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a move goes next, decided from values alone.
 *
 * @param settling so long the source is left without new events before the move is given up, and so
 *     long a copy that nobody needs is tried to be taken away
 * @param pausing so long writes are refused before the move is given up
 */
record MovePlan(Duration settling, Duration pausing) {

  /** After an attempt at the move's step. */
  Move next(Move move, Progress progress, Instant now) {
    return switch (progress) {
      case Ready it -> done(move.with(it.epoch()), now);
      case Done it -> done(move, now);
      case Waiting it -> patient(move.troubled(it.forWhat()), now);
      case Failed it -> patient(move.troubled(it.sentence()), now);
      case Refused it -> refused(move.troubled(it.sentence()), now);
    };
  }

  /** Before an attempt: what is wanted back turns round, unless it is decided already. */
  Move turned(Move move, Instant now) {
    if (!move.undoing() || move.ended()) {
      return move;
    }
    return switch (move.step()) {
      case Onward.CHECK -> move.ended(Outcome.UNDONE, now);
      case Onward.COPY, Onward.VERIFY -> move.at(Back.CLEAR, now);
      case Onward.SETTLE, Onward.CLOSE, Onward.DRAIN, Onward.DECIDE -> move.at(Back.REOPEN, now);
      case Onward.OPEN, Onward.FOLLOW, Back.REOPEN, Back.CLEAR -> move;
    };
  }

  private static Move done(Move move, Instant now) {
    return switch (move.step()) {
      case Onward.CHECK -> move.at(Onward.COPY, now);
      case Onward.COPY -> move.at(Onward.VERIFY, now);
      case Onward.VERIFY -> move.at(Onward.SETTLE, now);
      case Onward.SETTLE -> move.at(Onward.CLOSE, now).paused(now);
      case Onward.CLOSE -> move.at(Onward.DRAIN, now);
      case Onward.DRAIN -> move.at(Onward.DECIDE, now);
      case Onward.DECIDE -> move.at(Onward.OPEN, now);
      case Onward.OPEN -> move.at(Onward.FOLLOW, now).resumed(now);
      case Onward.FOLLOW -> move.ended(Outcome.ARRIVED, now);
      case Back.REOPEN -> move.at(Back.CLEAR, now).resumed(now);
      case Back.CLEAR -> move.ended(Outcome.UNDONE, now);
    };
  }

  private static Move refused(Move move, Instant now) {
    if (move.step() == Onward.CHECK) {
      return move.ended(Outcome.REFUSED, now);
    }
    return isHoldingUp(move.step()) ? move.wantedBack() : move;
  }

  /** Nobody waits for a move that does not come to its end. */
  private Move patient(Move move, Instant now) {
    if (isHoldingUp(move.step()) && isOverdue(move, now)) {
      return move.wantedBack();
    }
    return move.step() == Back.CLEAR && isOverSince(move.since(), settling, now)
        ? move.ended(Outcome.UNDONE, now)
        : move;
  }

  private boolean isOverdue(Move move, Instant now) {
    var paused = move.pause().from();
    return paused == null
        ? isOverSince(move.since(), settling, now)
        : isOverSince(paused, pausing, now);
  }

  private static boolean isOverSince(Instant then, Duration patience, Instant now) {
    return Duration.between(then, now).compareTo(patience) >= 0;
  }

  /** Whether something waits for the move: events for the module, or its writes. */
  static boolean isHoldingUp(Step step) {
    return switch (step) {
      case Onward.SETTLE, Onward.CLOSE, Onward.DRAIN, Onward.DECIDE -> true;
      case Onward.CHECK, Onward.COPY, Onward.VERIFY, Onward.OPEN, Onward.FOLLOW -> false;
      case Back.REOPEN, Back.CLEAR -> false;
    };
  }
}
