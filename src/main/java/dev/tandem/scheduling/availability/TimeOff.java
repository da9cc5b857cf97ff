package dev.tandem.scheduling.availability;

import org.jmolecules.ddd.annotation.ValueObject;

/** Closed on these days, whatever the week or an override says. */
@ValueObject
public record TimeOff(DateRange dates) {}
