package dev.tandem.recommendations.favourite;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.relational.core.mapping.Column;

/** Who keeps whom. */
@ValueObject
record FavouriteId(@Column("mentee_id") MenteeId mentee, @Column("mentor_id") MentorId mentor) {}
