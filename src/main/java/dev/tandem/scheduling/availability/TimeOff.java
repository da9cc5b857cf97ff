package dev.tandem.scheduling.availability;

import org.jmolecules.ddd.annotation.ValueObject;

/** Days on which the mentor is closed; they take precedence over windows and overrides. */
@ValueObject
public record TimeOff(DateRange dates) {}
