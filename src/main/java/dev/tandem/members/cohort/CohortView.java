package dev.tandem.members.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A cohort as the API shows it. */
record CohortView(
    UUID id,
    String name,
    List<String> topics,
    LocalDate startsOn,
    LocalDate endsOn,
    int capacity,
    int mentees,
    int mentors,
    boolean closed) {

  static CohortView of(CohortSummary cohort) {
    var plan = cohort.plan();
    return new CohortView(
        cohort.id().value(),
        plan.name(),
        plan.topics(),
        plan.startsOn(),
        plan.endsOn(),
        plan.capacity(),
        cohort.mentees(),
        cohort.mentors(),
        cohort.closedAt() != null);
  }
}
