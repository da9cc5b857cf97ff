package dev.tandem.members.cohort;

import dev.tandem.members.FormInput;
import org.jspecify.annotations.Nullable;

/** A cohort as typed into a form; topics are separated by commas. */
record CohortForm(
    @Nullable String name,
    @Nullable String topics,
    @Nullable String startsOn,
    @Nullable String endsOn,
    @Nullable String capacity) {

  CohortPlan toPlan() {
    return CohortPlan.of(
        name,
        FormInput.splitList(topics),
        FormInput.parseDay(startsOn),
        FormInput.parseDay(endsOn),
        FormInput.parseInteger(capacity));
  }
}
