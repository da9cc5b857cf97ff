package dev.tandem.rollout.move;

import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.routing.Stage;
import java.util.List;
import java.util.Optional;

/** The steps of a move, in order. */
public enum MovePath {
  /** Another side accepts writes afterwards. */
  TO_OTHER_SIDE(
      Forward.CHECK,
      Forward.COPY,
      Forward.VERIFY,
      Forward.QUIESCE,
      Forward.FENCE,
      Forward.CATCH_UP,
      Forward.CUT_OVER,
      Forward.ACTIVATE,
      Forward.REPLICATE_BACK),
  /** The service gets a copy to read from, and home stays live: there is no write pause. */
  WITH_NEW_COPY(Forward.CHECK, Forward.COPY, Forward.VERIFY, Forward.CUT_OVER),
  /** The service loses its copy. Home answers everything at once, even if the service is down. */
  WITHOUT_COPY(Forward.CHECK, Forward.CUT_OVER, Forward.END_COPY);

  @SuppressWarnings("ImmutableEnumChecker") // from List.of
  private final List<Forward> steps;

  MovePath(Forward... steps) {
    this.steps = List.of(steps);
  }

  static MovePath between(Stage source, Stage target) {
    if (source.liveSide() != target.liveSide()) {
      return TO_OTHER_SIDE;
    }
    return target == Stage.HOME ? WITHOUT_COPY : WITH_NEW_COPY;
  }

  public List<Forward> steps() {
    return steps;
  }

  /**
   * @return empty after the last step
   */
  Optional<Forward> after(Forward step) {
    return steps.stream().skip(steps.indexOf(step) + 1L).findFirst();
  }
}
