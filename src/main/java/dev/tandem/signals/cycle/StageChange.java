package dev.tandem.signals.cycle;

import java.time.Instant;

/**
 * A change of a module's route.
 *
 * @param epoch grows with every change
 * @param toStage the same as {@code fromStage} if only the accounts of a canary have changed
 */
public record StageChange(
    String module, long epoch, ModuleStage fromStage, ModuleStage toStage, Instant at) {

  public boolean isOfAccountsOnly() {
    return fromStage == toStage;
  }
}
