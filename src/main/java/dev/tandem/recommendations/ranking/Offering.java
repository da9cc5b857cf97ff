package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;

/** A kind of session that can be booked at a price. */
@ValueObject
record Offering(Money price, boolean cohortOnly) {}
