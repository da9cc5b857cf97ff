package dev.tandem.billing.cohort;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a cohort.
 *
 * @param fillPercent enrolled mentees as a share of the cohort's capacity
 */
public record CohortReport(
    UUID cohortId,
    String name,
    int capacity,
    int mentees,
    @Nullable Integer fillPercent,
    List<CohortMonth> months) {}
