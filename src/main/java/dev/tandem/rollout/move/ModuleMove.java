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
 * A module on its way to the other side.
 *
 * @param stepSince when its step was begun
 * @param undoRequested it is wanted back
 * @param fencingToken who carries it on has this turn; an older turn is too late
 * @param epoch the source is closed with it, the target opened with the next, and the source opened
 *     again, should it come to that, with the one after; 0 while it is not known
 * @param blockedReason why it does not go on
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
   * @param from when the module's writes began to be refused
   * @param to when they were taken again
   */
  public record WritePause(@Nullable Instant from, @Nullable Instant to) {

    static final WritePause NONE = new WritePause(null, null);

    public Optional<Duration> duration() {
      return from == null || to == null
          ? Optional.empty()
          : Optional.of(Duration.between(from, to));
    }
  }

  public record MoveEnd(MoveOutcome outcome, Instant at) {}

  public static ModuleMove requested(UUID id, String module, Stage target, MoveRequest asked) {
    return new ModuleMove(
        id,
        module,
        target,
        asked,
        Forward.CHECK,
        asked.at(),
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
    return new ModuleMove(
        id,
        module,
        target,
        request,
        next,
        now,
        undoRequested,
        fencingToken,
        epoch,
        null,
        writePause,
        end);
  }

  public ModuleMove withUndoRequested() {
    return new ModuleMove(
        id,
        module,
        target,
        request,
        step,
        stepSince,
        true,
        fencingToken,
        epoch,
        blockedReason,
        writePause,
        end);
  }

  ModuleMove withBlockedReason(String sentence) {
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
        sentence,
        writePause,
        end);
  }

  ModuleMove withEpoch(long epoch) {
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

  ModuleMove withWritesPaused(Instant now) {
    return withWritePause(
        new WritePause(writePause.from() == null ? now : writePause.from(), null));
  }

  ModuleMove withWritesResumed(Instant now) {
    return writePause.from() == null || writePause.to() != null
        ? this
        : withWritePause(new WritePause(writePause.from(), now));
  }

  private ModuleMove withWritePause(WritePause changed) {
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
        changed,
        end);
  }

  ModuleMove withEnd(MoveOutcome outcome, Instant now) {
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
        new MoveEnd(outcome, now));
  }
}
