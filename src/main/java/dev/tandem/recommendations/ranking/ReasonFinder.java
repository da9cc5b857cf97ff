package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.model.TrainedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the reasons to recommend a mentor, from the data used for the ranking. */
public final class ReasonFinder {

  private static final int MAX_REASONS = 4;
  private static final double MIN_GOOD_RATING = 4;
  private static final int MIN_COMPLETED_SESSIONS = 5;

  private final SearchCriteria criteria;
  private final TrainedModel model;
  private final Candidates candidates;
  private final Duration newFor;
  private final TopicReasons topics;
  private final LanguageReasons languages;

  public ReasonFinder(
      SearchCriteria criteria, TrainedModel model, Candidates candidates, Duration newFor) {
    this.criteria = criteria;
    this.model = model;
    this.candidates = candidates;
    this.newFor = newFor;
    this.topics = new TopicReasons(criteria.mentee().topics());
    this.languages = new LanguageReasons(criteria.mentee().languages(), candidates);
  }

  /**
   * At most four reasons in the order of their strength, which is the order in which they are
   * added; the next free day comes last.
   */
  public List<RecommendationReason> find(Candidate candidate) {
    var mentor = candidate.mentor();
    var found = new ArrayList<RecommendationReason>();
    topics.find(mentor).ifPresent(found::add);
    meeting(mentor).ifPresent(found::add);
    addTrackRecordReasons(mentor, found);
    languages.find(mentor).ifPresent(found::add);
    if (TimeZones.areNear(criteria.mentee().zone(), mentor.zone(), criteria.now())) {
      found.add(new RecommendationReason.NearZone());
    }
    var reasons = new ArrayList<>(found.subList(0, Math.min(MAX_REASONS, found.size())));
    nextFree(candidate).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      lowestPrices(candidate).ifPresent(reasons::add);
    }
    return reasons;
  }

  boolean isNew(Mentor mentor) {
    var listedAt = mentor.firstListedAt();
    return listedAt != null && listedAt.plus(newFor).isAfter(criteria.now());
  }

  private Optional<RecommendationReason> meeting(Mentor mentor) {
    var metMentors = criteria.mentee().met();
    return metMentors.contains(mentor.id())
        ? Optional.of(new RecommendationReason.MetBefore())
        : model
            .strongestEvidence(mentor.id(), metMentors)
            .flatMap(candidates::find)
            .map(Candidate::mentor)
            .map(met -> new RecommendationReason.MetByPeers(met.name(), mentor.name()));
  }

  private void addTrackRecordReasons(Mentor mentor, List<RecommendationReason> found) {
    var track = model.trackRecord(mentor.id());
    if (track.ratingCount() > 0 && track.averageStars() >= MIN_GOOD_RATING) {
      found.add(new RecommendationReason.Rated(track.averageStars(), track.raterCount()));
    }
    if (isNew(mentor)) {
      found.add(new RecommendationReason.IsNew());
    }
    if (track.ratingCount() == 0
        && track.missedSessions() == 0
        && track.completedSessions() >= MIN_COMPLETED_SESSIONS) {
      found.add(new RecommendationReason.Reliable(track.completedSessions()));
    }
  }

  private Optional<RecommendationReason> nextFree(Candidate candidate) {
    var availability = candidate.availability();
    if (availability == null || availability.nextOpening() == null) {
      return Optional.empty();
    }
    var at = availability.nextOpening();
    var zone = TimeZones.zone(criteria.mentee().zone());
    return at.isBefore(criteria.now())
        ? Optional.empty()
        : Optional.of(new RecommendationReason.NextFree(at, criteria.now(), zone));
  }

  private Optional<RecommendationReason> lowestPrices(Candidate candidate) {
    var prices = Offering.lowestPrices(criteria.bookableOfferings(candidate));
    return prices.isEmpty()
        ? Optional.empty()
        : Optional.of(new RecommendationReason.Costs(prices));
  }
}
