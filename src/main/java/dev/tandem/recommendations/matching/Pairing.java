package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The mentor that a match gives to a mentee.
 *
 * @param mentor null if no suitable mentor had a place left
 * @param preferenceRank which of the mentee's own choices this is, from 1; null if none of them
 * @param locked fixed by an operator, so that matching again does not change it
 */
@ValueObject
@Table(schema = "recommendations", name = "pair")
record Pairing(
    @Column("mentee_id") MenteeId mentee,
    @Column("mentor_id") @Nullable MentorId mentor,
    @Nullable Integer preferenceRank,
    boolean locked) {}
