package dev.tandem.rollout;

import dev.tandem.rollout.Step.Onward;
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
 * @param since when its step was begun
 * @param undoing it is wanted back
 * @param turn who carries it on has this turn; an older turn is too late
 * @param epoch the source is closed with it, the target opened with the next, and the source opened
 *     again, should it come to that, with the one after; 0 while it is not known
 * @param trouble why it does not go on
 */
@AggregateRoot
record Move(
    @Identity UUID id,
    String module,
    Stage target,
    Asked asked,
    Step step,
    Instant since,
    boolean undoing,
    int turn,
    long epoch,
    @Nullable String trouble,
    Pause pause,
    @Nullable End end) {

  record Asked(String operator, String reason, Instant at) {}

  /**
   * @param from when the module's writes began to be refused
   * @param to when they were taken again
   */
  record Pause(@Nullable Instant from, @Nullable Instant to) {

    static final Pause NONE = new Pause(null, null);

    Optional<Duration> length() {
      return from == null || to == null
          ? Optional.empty()
          : Optional.of(Duration.between(from, to));
    }
  }

  record End(Outcome outcome, Instant at) {}

  static Move asked(UUID id, String module, Stage target, Asked asked) {
    return new Move(
        id, module, target, asked, Onward.CHECK, asked.at(), false, 0, 0, null, Pause.NONE, null);
  }

  Stage source() {
    return target.other();
  }

  long closing() {
    return epoch;
  }

  long opening() {
    return epoch + 1;
  }

  long reopening() {
    return epoch + 2;
  }

  boolean ended() {
    return end != null;
  }

  Move at(Step next, Instant now) {
    return new Move(id, module, target, asked, next, now, undoing, turn, epoch, null, pause, end);
  }

  Move wantedBack() {
    return new Move(id, module, target, asked, step, since, true, turn, epoch, trouble, pause, end);
  }

  Move troubled(String sentence) {
    return new Move(
        id, module, target, asked, step, since, undoing, turn, epoch, sentence, pause, end);
  }

  Move with(long epoch) {
    return new Move(
        id, module, target, asked, step, since, undoing, turn, epoch, trouble, pause, end);
  }

  Move paused(Instant now) {
    return pausing(new Pause(pause.from() == null ? now : pause.from(), null));
  }

  Move resumed(Instant now) {
    return pause.from() == null || pause.to() != null
        ? this
        : pausing(new Pause(pause.from(), now));
  }

  private Move pausing(Pause changed) {
    return new Move(
        id, module, target, asked, step, since, undoing, turn, epoch, trouble, changed, end);
  }

  Move ended(Outcome outcome, Instant now) {
    return new Move(
        id,
        module,
        target,
        asked,
        step,
        since,
        undoing,
        turn,
        epoch,
        trouble,
        pause,
        new End(outcome, now));
  }
}
