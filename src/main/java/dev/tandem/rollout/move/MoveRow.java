package dev.tandem.rollout.move;

import dev.tandem.rollout.move.ModuleMove.MoveEnd;
import dev.tandem.rollout.move.ModuleMove.MoveRequest;
import dev.tandem.rollout.move.ModuleMove.WritePause;
import dev.tandem.rollout.routing.Stage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code rollout.move}. */
record MoveRow(
    UUID id,
    String module,
    Stage target,
    String step,
    Instant stepSince,
    boolean undoRequested,
    int fencingToken,
    long epoch,
    @Nullable String blockedReason,
    String operator,
    String reason,
    Instant requestedAt,
    @Nullable Instant writesPausedAt,
    @Nullable Instant writesResumedAt,
    @Nullable Instant endedAt,
    @Nullable MoveOutcome outcome) {

  ModuleMove toMove() {
    return new ModuleMove(
        id,
        module,
        target,
        new MoveRequest(operator, reason, requestedAt),
        Step.parse(step),
        stepSince,
        undoRequested,
        fencingToken,
        epoch,
        blockedReason,
        new WritePause(writesPausedAt, writesResumedAt),
        outcome == null || endedAt == null ? null : new MoveEnd(outcome, endedAt));
  }
}
