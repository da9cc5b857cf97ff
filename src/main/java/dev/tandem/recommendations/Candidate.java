package dev.tandem.recommendations;

import java.util.List;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A listed mentor as things stand now.
 *
 * @param cohorts the open ones they mentor in
 * @param active mentees with a session still to come
 */
@ValueObject
record Candidate(
    Mentor mentor,
    List<Offer> offers,
    @Nullable Openness openness,
    Set<CohortId> cohorts,
    Set<MenteeId> active) {

  Candidate {
    offers = List.copyOf(offers);
    cohorts = Set.copyOf(cohorts);
    active = Set.copyOf(active);
  }

  MentorId id() {
    return mentor.id();
  }
}
