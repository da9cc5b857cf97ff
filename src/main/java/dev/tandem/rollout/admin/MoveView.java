package dev.tandem.rollout.admin;

import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a move is getting on.
 *
 * @param state {@code running}; {@code waiting} while no process carries it on or it needs a
 *     person; else how it ended
 * @param undoing whether it is wanted back
 * @param doing what is done or to be done next, in words; absent when it has ended
 * @param trouble why it does not go on, or did not arrive
 * @param pauseMillis for so long the module's writes were refused
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
   * @param says what it does, in words
   * @param note what came of it
   */
  record StepView(
      String step, String says, Instant startedAt, Instant endedAt, long millis, String note) {

    static StepView of(MoveRepository.CompletedStep it) {
      return new StepView(
          lowerCase(it.step().name()),
          it.step().description(),
          it.startedAt(),
          it.endedAt(),
          Duration.between(it.startedAt(), it.endedAt()).toMillis(),
          it.note() == null ? "" : it.note());
    }
  }

  static MoveView of(ModuleMove move, boolean carried, List<MoveRepository.CompletedStep> did) {
    var end = move.end();
    var on = end == null;
    return new MoveView(
        move.id(),
        move.module(),
        lowerCase(move.source().name()),
        lowerCase(move.target().name()),
        end == null ? carried ? "running" : "waiting" : lowerCase(end.outcome().name()),
        move.undoRequested(),
        on ? lowerCase(move.step().name()) : null,
        on ? move.step().description() : null,
        on ? move.stepSince() : null,
        move.blockedReason(),
        move.epoch(),
        move.request().operator(),
        move.request().reason(),
        move.request().at(),
        end == null ? null : end.at(),
        move.writePause().duration().map(Duration::toMillis).orElse(null),
        did.stream().map(StepView::of).toList());
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
