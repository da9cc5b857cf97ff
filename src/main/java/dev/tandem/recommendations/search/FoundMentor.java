package dev.tandem.recommendations.search;

import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.model.TrackRecord;
import dev.tandem.recommendations.ranking.SearchCriteria;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mentor as one reader sees them.
 *
 * @param offerings those that the reader can book, at least one
 * @param favourite whether the reader keeps the mentor as one
 */
record FoundMentor(
    Candidate candidate, List<Offering> offerings, TrackRecord track, boolean favourite) {

  /** Empty for a mentor of whom the reader can book nothing, and is to learn nothing. */
  static Optional<FoundMentor> of(
      Candidate candidate, SearchCriteria criteria, TrackRecord track, boolean favourite) {
    var offerings = criteria.bookableOfferings(candidate);
    return offerings.isEmpty()
        ? Optional.empty()
        : Optional.of(new FoundMentor(candidate, offerings, track, favourite));
  }

  MentorId id() {
    return candidate.id();
  }

  Mentor mentor() {
    return candidate.mentor();
  }

  @Nullable Instant nextFree(Instant now) {
    var availability = candidate.availability();
    return availability == null ? null : availability.nextFree(now);
  }

  boolean hasPriceIn(String currency) {
    return offerings.stream().anyMatch(it -> it.price().currency().equals(currency));
  }
}
