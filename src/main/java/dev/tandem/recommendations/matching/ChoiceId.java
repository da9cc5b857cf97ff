package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.relational.core.mapping.Column;

/**
 * A place on the list of choices of a mentee.
 *
 * @param rank from 1, the most preferred mentor
 */
@ValueObject
record ChoiceId(
    @Column("cohort_id") CohortId cohort, @Column("mentee_id") MenteeId mentee, int rank) {}
