package dev.tandem.recommendations;

import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mentee gets.
 *
 * @param mentor none: nobody suitable had a place left
 * @param place which of the mentee's own choices that was, from 1; none: the model's
 * @param locked fixed by an operator, whatever the matching would say
 */
@ValueObject
record Pairing(
    MenteeId mentee, @Nullable MentorId mentor, @Nullable Integer place, boolean locked) {}
