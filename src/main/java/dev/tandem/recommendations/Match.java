package dev.tandem.recommendations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * The pairs of a cohort: proposed until an operator activates them.
 *
 * @param version counts the cohort's matches from 1
 */
@AggregateRoot
record Match(
    @Identity UUID id,
    CohortId cohort,
    Status status,
    int version,
    Instant proposedAt,
    List<Pairing> pairings) {

  enum Status {
    PROPOSED,
    ACTIVE,
    PAST
  }

  Match {
    pairings = List.copyOf(pairings);
  }

  public List<Pairing> paired() {
    return pairings.stream().filter(it -> it.mentor() != null).toList();
  }

  public List<MenteeId> unmatched() {
    return pairings.stream().filter(it -> it.mentor() == null).map(Pairing::mentee).toList();
  }
}
