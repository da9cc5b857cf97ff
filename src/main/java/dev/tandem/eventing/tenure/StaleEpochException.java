package dev.tandem.eventing.tenure;

/** A change of tenure that is older than what the database knows. */
public final class StaleEpochException extends IllegalStateException {

  StaleEpochException(ModuleOwnership now, long asked) {
    super(
        "%s is in epoch %d here, so a change of epoch %d is too old."
            .formatted(now.module(), now.epoch(), asked));
  }
}
