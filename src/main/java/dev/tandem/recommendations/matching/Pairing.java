package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mentee gets.
 *
 * @param mentor none: nobody suitable had a place left
 * @param preferenceRank which of the mentee's own choices that was, from 1; none: the model's
 * @param locked fixed by an operator, whatever the matching would say
 */
@ValueObject
record Pairing(
    MenteeId mentee, @Nullable MentorId mentor, @Nullable Integer preferenceRank, boolean locked) {}
