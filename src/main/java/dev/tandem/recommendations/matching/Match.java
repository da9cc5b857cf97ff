package dev.tandem.recommendations.matching;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.events.CohortMatched;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The pairs of a cohort: a proposal until an operator activates it.
 *
 * @param version numbers the cohort's matches from 1
 */
@AggregateRoot
@Table(schema = "recommendations")
public record Match(
    @Id @Identity @Column("match_id") MatchId id,
    @Column("cohort_id") CohortId cohort,
    MatchStatus status,
    int version,
    Instant proposedAt,
    @MappedCollection(idColumn = "match_id") Set<Pairing> pairings) {

  enum MatchStatus {
    PROPOSED,
    ACTIVE,
    PAST
  }

  public Match {
    pairings = Set.copyOf(pairings);
  }

  static Match propose(CohortId cohort, int version, Set<Pairing> pairings, Instant now) {
    return new Match(MatchId.next(), cohort, MatchStatus.PROPOSED, version, now, pairings);
  }

  /** The pairings with a mentor, by mentee. */
  public List<Pairing> matchedPairings() {
    return byMentee().filter(it -> it.mentor() != null).toList();
  }

  /** The pairings that matching again does not change. */
  List<Pairing> lockedPairings() {
    return byMentee().filter(Pairing::locked).toList();
  }

  /** The mentees without a mentor. */
  public List<MenteeId> unmatched() {
    return byMentee().filter(it -> it.mentor() == null).map(Pairing::mentee).toList();
  }

  PublishedEvent matchedEvent(Instant now) {
    return new CohortMatched(
        EventMetadata.about(cohort.value(), version, now),
        cohort.value(),
        matchedPairings().stream().map(Pairing::published).toList());
  }

  private Stream<Pairing> byMentee() {
    return pairings.stream().sorted(Comparator.comparing(Pairing::mentee));
  }
}
