package dev.tandem.scheduling;

import org.jmolecules.ddd.annotation.ValueObject;

/** Closed on these days, whatever the week or an override says. */
@ValueObject
record TimeOff(DateRange dates) {}
