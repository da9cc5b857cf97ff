package dev.tandem.rollout.move;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that a move has completed.
 *
 * @param note the result, for operators
 */
public record CompletedStep(
    String stepName, Instant startedAt, Instant endedAt, @Nullable String note) {

  public Step step() {
    return Step.parse(stepName);
  }
}
