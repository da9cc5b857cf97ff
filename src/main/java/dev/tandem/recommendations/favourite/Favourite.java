package dev.tandem.recommendations.favourite;

import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/** A mentor whom a mentee wants to find again. */
@AggregateRoot
@Table(schema = "recommendations")
record Favourite(
    @Id @Identity @Embedded(onEmpty = OnEmpty.USE_EMPTY) FavouriteId id, Instant keptAt) {}
