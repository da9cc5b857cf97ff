package dev.tandem.rollout.move;

import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A move of a module from one stage to another.
 *
 * @param source the stage to which the module returns if the move is undone
 * @param stepSince when the current step began
 * @param undoRequested whether the move is to be undone
 * @param fencingToken incremented by each runner that takes the move over; a runner with an earlier
 *     token can no longer save
 * @param epoch the source is fenced with this epoch, the target activated with the next, and the
 *     source unfenced, if the move is undone, with the one after; 0 before the checks have passed
 * @param blockedReason why the current step cannot complete yet, or why the move failed
 */
@AggregateRoot
@Table(schema = "rollout", name = "move")
public record ModuleMove(
    @Id @Identity MoveId id,
    String module,
    Stage source,
    Stage target,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) MoveRequest request,
    @Column("step") String stepName,
    Instant stepSince,
    boolean undoRequested,
    int fencingToken,
    long epoch,
    @Nullable String blockedReason,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) WritePause writePause,
    @Embedded(onEmpty = OnEmpty.USE_NULL) @Nullable MoveEnd end) {

  public static ModuleMove requested(
      MoveId id, String module, Stage source, Stage target, MoveRequest request) {
    return new ModuleMove(
        id,
        module,
        source,
        target,
        request,
        Forward.CHECK.name(),
        request.at(),
        false,
        0,
        0,
        null,
        WritePause.NONE,
        null);
  }

  public Step step() {
    return Step.parse(stepName);
  }

  public Side sourceSide() {
    return source.liveSide();
  }

  public Side targetSide() {
    return target.liveSide();
  }

  /** The side that is not live when the move begins: it gets the copy. */
  public Side copySide() {
    return sourceSide().other();
  }

  public MovePath path() {
    return MovePath.between(source, target);
  }

  /** Whether another side accepts writes after the move. */
  public boolean changesSides() {
    return sourceSide() != targetSide();
  }

  public long fenceEpoch() {
    return epoch;
  }

  public long activationEpoch() {
    return epoch + 1;
  }

  public long rollbackEpoch() {
    return epoch + 2;
  }

  public boolean hasEnded() {
    return end != null;
  }

  /** Whether the module waits for the move: for events, or with its writes. */
  public boolean holdsBackModule() {
    boolean writesPaused = writePause.from() != null && writePause.to() == null;
    return !hasEnded() && (writesPaused || MoveStateMachine.isBlockingModule(step()));
  }

  /** Whether another process continues the move if its own is gone, without an operator. */
  boolean continuesAlone() {
    return holdsBackModule() || (!hasEnded() && step() == Forward.END_COPY);
  }

  ModuleMove withStep(Step next, Instant now) {
    return copy(next.name(), now, undoRequested, epoch, null, writePause, end);
  }

  public ModuleMove withUndoRequested() {
    return copy(stepName, stepSince, true, epoch, blockedReason, writePause, end);
  }

  ModuleMove withBlockedReason(String reason) {
    return copy(stepName, stepSince, undoRequested, epoch, reason, writePause, end);
  }

  ModuleMove withEpoch(long epoch) {
    return copy(stepName, stepSince, undoRequested, epoch, blockedReason, writePause, end);
  }

  ModuleMove withWritesPaused(Instant now) {
    return copy(
        stepName, stepSince, undoRequested, epoch, blockedReason, writePause.start(now), end);
  }

  ModuleMove withWritesResumed(Instant now) {
    return copy(stepName, stepSince, undoRequested, epoch, blockedReason, writePause.end(now), end);
  }

  ModuleMove withEnd(MoveOutcome outcome, Instant now) {
    var ended = new MoveEnd(outcome, now);
    return copy(stepName, stepSince, undoRequested, epoch, blockedReason, writePause, ended);
  }

  private ModuleMove copy(
      String stepName,
      Instant stepSince,
      boolean undoRequested,
      long epoch,
      @Nullable String blockedReason,
      WritePause writePause,
      @Nullable MoveEnd end) {
    return new ModuleMove(
        id,
        module,
        source,
        target,
        request,
        stepName,
        stepSince,
        undoRequested,
        fencingToken,
        epoch,
        blockedReason,
        writePause,
        end);
  }
}
