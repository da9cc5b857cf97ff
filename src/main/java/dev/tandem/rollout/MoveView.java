package dev.tandem.rollout;

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
    List<Did> steps) {

  /**
   * @param says what it does, in words
   * @param note what came of it
   */
  record Did(
      String step, String says, Instant startedAt, Instant endedAt, long millis, String note) {

    static Did of(Moves.Did it) {
      return new Did(
          small(it.step().name()),
          it.step().says(),
          it.startedAt(),
          it.endedAt(),
          Duration.between(it.startedAt(), it.endedAt()).toMillis(),
          it.note() == null ? "" : it.note());
    }
  }

  static MoveView of(Move move, boolean carried, List<Moves.Did> did) {
    var end = move.end();
    var on = end == null;
    return new MoveView(
        move.id(),
        move.module(),
        small(move.source().name()),
        small(move.target().name()),
        end == null ? carried ? "running" : "waiting" : small(end.outcome().name()),
        move.undoing(),
        on ? small(move.step().name()) : null,
        on ? move.step().says() : null,
        on ? move.since() : null,
        move.trouble(),
        move.epoch(),
        move.asked().operator(),
        move.asked().reason(),
        move.asked().at(),
        end == null ? null : end.at(),
        move.pause().length().map(Duration::toMillis).orElse(null),
        did.stream().map(Did::of).toList());
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
