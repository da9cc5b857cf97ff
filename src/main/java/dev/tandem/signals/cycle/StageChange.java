package dev.tandem.signals.cycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a module's route.
 *
 * @param epoch grows with every change
 * @param toStage the same as {@code fromStage} if only the accounts of a canary have changed
 * @param operator the id with which the operator signs in, or {@code Tandem}; null if not known
 * @param reason why, in the words of whoever did it; null if not known
 */
public record StageChange(
    String module,
    long epoch,
    ModuleStage fromStage,
    ModuleStage toStage,
    Instant at,
    @Nullable String operator,
    @Nullable String reason) {

  /** In a sentence. */
  public String describe() {
    return isOfAccountsOnly()
        ? "The canary of %s got other accounts.".formatted(module)
        : "%s went from %s to %s.".formatted(module, fromStage.key(), toStage.key());
  }

  public boolean isOfAccountsOnly() {
    return fromStage == toStage;
  }
}
