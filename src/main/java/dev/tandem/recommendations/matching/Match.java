package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
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
public record Match(
    @Identity UUID id,
    CohortId cohort,
    MatchStatus status,
    int version,
    Instant proposedAt,
    List<Pairing> pairings) {

  enum MatchStatus {
    PROPOSED,
    ACTIVE,
    PAST
  }

  public Match {
    pairings = List.copyOf(pairings);
  }

  public List<Pairing> matchedPairings() {
    return pairings.stream().filter(it -> it.mentor() != null).toList();
  }

  public List<MenteeId> unmatched() {
    return pairings.stream().filter(it -> it.mentor() == null).map(Pairing::mentee).toList();
  }
}
