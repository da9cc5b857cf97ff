package dev.tandem.rollout.admin;

import dev.tandem.rollout.move.CompletedStep;
import dev.tandem.rollout.move.ModuleMove;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a move, for operators.
 *
 * @param state {@code running}; {@code waiting} if no process runs it or it needs an operator; or
 *     the outcome of an ended move
 * @param undoing whether an undo was requested
 * @param doing description of the current step; null if the move has ended
 * @param trouble why the current step cannot complete yet, or why the move failed
 * @param pauseMillis how long the module rejected writes
 */
record MoveView(
    UUID id,
    String module,
    String from,
    String to,
    String state,
    boolean undoing,
    @Nullable String step,
    @Nullable String doing,
    @Nullable Instant doingSince,
    @Nullable String trouble,
    long epoch,
    String operator,
    String reason,
    Instant askedAt,
    @Nullable Instant endedAt,
    @Nullable Long pauseMillis,
    List<StepView> steps) {

  /**
   * @param says description of the step
   * @param note result of the step
   */
  record StepView(
      String step, String says, Instant startedAt, Instant endedAt, long millis, String note) {

    static StepView of(CompletedStep completed) {
      return new StepView(
          lowerCase(completed.step().name()),
          completed.step().description(),
          completed.startedAt(),
          completed.endedAt(),
          Duration.between(completed.startedAt(), completed.endedAt()).toMillis(),
          completed.note() == null ? "" : completed.note());
    }
  }

  static MoveView of(ModuleMove move, boolean running, List<CompletedStep> completedSteps) {
    var end = move.end();
    var current = end == null ? move.step() : null;
    return new MoveView(
        move.id().value(),
        move.module(),
        lowerCase(move.source().name()),
        lowerCase(move.target().name()),
        end == null ? running ? "running" : "waiting" : lowerCase(end.outcome().name()),
        move.undoRequested(),
        current == null ? null : lowerCase(current.name()),
        current == null ? null : current.description(),
        current == null ? null : move.stepSince(),
        move.blockedReason(),
        move.epoch(),
        move.request().operator(),
        move.request().reason(),
        move.request().at(),
        end == null ? null : end.at(),
        move.writePause().duration().map(Duration::toMillis).orElse(null),
        completedSteps.stream().map(StepView::of).toList());
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
