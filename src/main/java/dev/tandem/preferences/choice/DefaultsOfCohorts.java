package dev.tandem.preferences.choice;

import dev.tandem.preferences.decision.CohortAnswers;
import java.util.UUID;

/** What operators set for the cohorts of a member. */
@FunctionalInterface
public interface DefaultsOfCohorts {

  CohortAnswers of(UUID member);
}
