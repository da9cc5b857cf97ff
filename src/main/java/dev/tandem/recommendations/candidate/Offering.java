package dev.tandem.recommendations.candidate;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;

/** A session that a mentor offers at a price, to everyone or only to cohorts in common. */
@ValueObject
public record Offering(Money price, boolean cohortOnly) {}
