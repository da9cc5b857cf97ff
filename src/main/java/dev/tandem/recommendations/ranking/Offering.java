package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/** A session that a mentor offers at a price, to everyone or only to cohorts in common. */
@ValueObject
record Offering(
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "price_") Money price, boolean cohortOnly) {}
