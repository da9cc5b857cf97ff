package dev.tandem.preferences.choice;

import dev.tandem.preferences.decision.CohortAnswers;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What operators set for the cohorts of a member. */
public interface DefaultsOfCohorts {

  CohortAnswers of(UUID member);

  /** Of several members; without those for whom nothing is set. */
  Map<UUID, CohortAnswers> of(Collection<UUID> members);
}
