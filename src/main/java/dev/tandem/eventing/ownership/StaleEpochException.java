package dev.tandem.eventing.ownership;

/** A change of ownership that is older than what the database knows. */
public final class StaleEpochException extends IllegalStateException {

  StaleEpochException(ModuleOwnership now, long asked) {
    super(
        "%s is in epoch %d here, so a change of epoch %d is too old."
            .formatted(now.module(), now.epoch(), asked));
  }
}
