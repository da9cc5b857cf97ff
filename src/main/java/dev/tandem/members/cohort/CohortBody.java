package dev.tandem.members.cohort;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cohort as a client opens it. */
record CohortBody(
    @Nullable String name,
    @Nullable List<@Nullable String> topics,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    @Nullable Integer capacity) {

  CohortPlan toPlan() {
    return CohortPlan.of(name, topics, startsOn, endsOn, capacity);
  }
}
