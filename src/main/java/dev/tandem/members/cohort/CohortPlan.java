package dev.tandem.members.cohort;

import dev.tandem.members.Validation;
import java.time.LocalDate;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about a cohort: its name, topics, days and size.
 *
 * @param endsOn the last day, inclusive
 * @param capacity places for mentees
 */
@ValueObject
record CohortPlan(
    String name, List<String> topics, LocalDate startsOn, LocalDate endsOn, int capacity) {

  private static final LocalDate EARLIEST_START = LocalDate.of(2000, 1, 1);
  private static final int MAX_YEARS = 5;

  static CohortPlan of(
      @Nullable String name,
      @Nullable List<@Nullable String> topics,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable Integer capacity) {
    if (startsOn == null || endsOn == null) {
      throw Validation.invalid("A cohort needs a first and a last day.");
    }
    if (endsOn.isBefore(startsOn)) {
      throw Validation.invalid("The last day must not be before the first.");
    }
    if (startsOn.isBefore(EARLIEST_START)
        || startsOn.getYear() > 2100
        || endsOn.isAfter(startsOn.plusYears(MAX_YEARS))) {
      throw Validation.invalid(
          "A cohort must start between 2000 and 2100 and last at most five years.");
    }
    return new CohortPlan(
        Validation.line("The name", name, 100),
        Validation.tags("Topics", topics, 20),
        startsOn,
        endsOn,
        Validation.inRange("The number of places", capacity, 1, 10_000));
  }
}
