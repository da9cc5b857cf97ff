package dev.tandem.eventing.ownership;

/** A change of ownership whose epoch is older than the one in the database. */
public final class StaleEpochException extends IllegalStateException {

  StaleEpochException(ModuleOwnership current, long requested) {
    super(
        "%s is in epoch %s here, so a change of epoch %s is too old."
            .formatted(current.module(), current.epoch(), requested));
  }
}
