package dev.tandem.rollout.move;

import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.routing.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A move of a module to the other side.
 *
 * @param stepSince when the current step began
 * @param undoRequested whether the move is to be undone
 * @param fencingToken incremented by each runner that takes the move over; a runner with an earlier
 *     token can no longer save
 * @param epoch the source is fenced with this epoch, the target activated with the next, and the
 *     source unfenced, if the move is undone, with the one after; 0 before the checks have passed
 * @param blockedReason why the current step cannot complete yet, or why the move failed
 */
@AggregateRoot
public record ModuleMove(
    @Identity UUID id,
    String module,
    Stage target,
    MoveRequest request,
    Step step,
    Instant stepSince,
    boolean undoRequested,
    int fencingToken,
    long epoch,
    @Nullable String blockedReason,
    WritePause writePause,
    @Nullable MoveEnd end) {

  public record MoveRequest(String operator, String reason, Instant at) {}

  /**
   * @param from when the module began to reject writes
   * @param to when it accepted writes again
   */
  public record WritePause(@Nullable Instant from, @Nullable Instant to) {

    static final WritePause NONE = new WritePause(null, null);

    public Optional<Duration> duration() {
      return from == null || to == null
          ? Optional.empty()
          : Optional.of(Duration.between(from, to));
    }

    private WritePause start(Instant now) {
      return new WritePause(from == null ? now : from, null);
    }

    private WritePause end(Instant now) {
      return from == null || to != null ? this : new WritePause(from, now);
    }
  }

  public record MoveEnd(MoveOutcome outcome, Instant at) {}

  public static ModuleMove requested(UUID id, String module, Stage target, MoveRequest request) {
    return new ModuleMove(
        id,
        module,
        target,
        request,
        Forward.CHECK,
        request.at(),
        false,
        0,
        0,
        null,
        WritePause.NONE,
        null);
  }

  public Stage source() {
    return target.other();
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

  ModuleMove withStep(Step next, Instant now) {
    return copy(next, now, undoRequested, epoch, null, writePause, end);
  }

  public ModuleMove withUndoRequested() {
    return copy(step, stepSince, true, epoch, blockedReason, writePause, end);
  }

  ModuleMove withBlockedReason(String reason) {
    return copy(step, stepSince, undoRequested, epoch, reason, writePause, end);
  }

  ModuleMove withEpoch(long epoch) {
    return copy(step, stepSince, undoRequested, epoch, blockedReason, writePause, end);
  }

  ModuleMove withWritesPaused(Instant now) {
    return copy(step, stepSince, undoRequested, epoch, blockedReason, writePause.start(now), end);
  }

  ModuleMove withWritesResumed(Instant now) {
    return copy(step, stepSince, undoRequested, epoch, blockedReason, writePause.end(now), end);
  }

  ModuleMove withEnd(MoveOutcome outcome, Instant now) {
    var ended = new MoveEnd(outcome, now);
    return copy(step, stepSince, undoRequested, epoch, blockedReason, writePause, ended);
  }

  private ModuleMove copy(
      Step step,
      Instant stepSince,
      boolean undoRequested,
      long epoch,
      @Nullable String blockedReason,
      WritePause writePause,
      @Nullable MoveEnd end) {
    return new ModuleMove(
        id,
        module,
        target,
        request,
        step,
        stepSince,
        undoRequested,
        fencingToken,
        epoch,
        blockedReason,
        writePause,
        end);
  }
}
