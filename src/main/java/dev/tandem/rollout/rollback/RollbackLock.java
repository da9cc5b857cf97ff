package dev.tandem.rollout.rollback;

import dev.tandem.rollout.routing.Stage;
import java.time.Instant;

/**
 * A module was rolled back, and nobody has acknowledged it yet.
 *
 * @param reason the evidence, in one sentence
 */
public record RollbackLock(
    String module, Stage fromStage, String signal, String reason, Instant at) {

  /** A sentence for operators. */
  public String describe() {
    return "%s was rolled back: %s".formatted(module, reason);
  }
}
