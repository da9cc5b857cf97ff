package dev.tandem.recommendations;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;

/** A kind of session that can be booked at a price. */
@ValueObject
record Offer(Money price, boolean cohortOnly) {}
