package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.MenteeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A match as the API shows it.
 *
 * @param unmatched mentees for whom no suitable mentor had a place left
 */
record MatchView(
    UUID id,
    UUID cohortId,
    String status,
    Instant proposedAt,
    List<PairView> pairs,
    List<UUID> unmatched) {

  static MatchView of(Match match) {
    return new MatchView(
        match.id().value(),
        match.cohort().value(),
        match.status().name(),
        match.proposedAt(),
        match.matchedPairings().stream().map(PairView::of).toList(),
        match.unmatched().stream().map(MenteeId::value).toList());
  }
}
