package dev.tandem.members.cohort;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/** A cohort with the numbers of mentees and mentors enrolled, for lists and pages. */
record CohortSummary(
    CohortId id,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) CohortPlan plan,
    @Nullable Instant closedAt,
    int mentees,
    int mentors) {}
