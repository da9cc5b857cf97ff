package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.model.TrainedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reasons as they were found before that had to be fast. */
final class ReferenceReasons {

  private final SearchCriteria criteria;
  private final TrainedModel model;
  private final Map<MentorId, Mentor> mentors = new HashMap<>();
  private final Duration newFor;
  private final Map<String, Integer> speakers = new HashMap<>();

  ReferenceReasons(
      SearchCriteria criteria, TrainedModel model, Collection<Mentor> mentors, Duration newFor) {
    this.criteria = criteria;
    this.model = model;
    this.newFor = newFor;
    for (var mentor : mentors) {
      this.mentors.put(mentor.id(), mentor);
      mentor.languages().stream()
          .map(ReferenceReasons::key)
          .distinct()
          .forEach(it -> speakers.merge(it, 1, Integer::sum));
    }
  }

  List<RecommendationReason> find(Candidate candidate) {
    var mentor = candidate.mentor();
    var mentee = criteria.mentee();
    var found = new ArrayList<RecommendationReason>();
    new TopicReasons(mentee.topics()).find(mentor).ifPresent(found::add);
    if (mentee.met().contains(mentor.id())) {
      found.add(new RecommendationReason.MetBefore());
    } else {
      model
          .strongestEvidence(mentor.id(), mentee.met())
          .map(mentors::get)
          .map(it -> new RecommendationReason.MetByPeers(it.name(), mentor.name()))
          .ifPresent(found::add);
    }
    addTrackRecord(mentor, found);
    mentee.languages().stream()
        .filter(
            it -> mentor.languages().stream().map(ReferenceReasons::key).toList().contains(key(it)))
        .map(String::strip)
        .min(Comparator.comparing(it -> speakers.getOrDefault(key(it), 0)))
        .ifPresent(it -> found.add(new RecommendationReason.Speaks(it)));
    if (TimeZones.areNear(mentee.zone(), mentor.zone(), criteria.now())) {
      found.add(new RecommendationReason.NearZone());
    }
    var reasons = new ArrayList<>(found.subList(0, Math.min(4, found.size())));
    addNextFree(candidate, reasons);
    if (reasons.isEmpty()) {
      addLowestPrices(candidate, reasons);
    }
    return reasons;
  }

  private void addLowestPrices(Candidate candidate, List<RecommendationReason> reasons) {
    boolean together = candidate.cohorts().stream().anyMatch(criteria.mentee().cohorts()::contains);
    var open =
        candidate.offerings().stream()
            .filter(it -> together || !it.cohortOnly())
            .map(Offering::price)
            .toList();
    var lowest =
        open.stream()
            .map(Money::currency)
            .distinct()
            .sorted()
            .map(currency ->
                open.stream()
                    .filter(it -> it.currency().equals(currency))
                    .min(Comparator.comparingLong(Money::minor))
                    .orElseThrow())
            .toList();
    if (!lowest.isEmpty()) {
      reasons.add(new RecommendationReason.Costs(lowest));
    }
  }

  boolean isNew(Recommendation recommendation) {
    return isNew(recommendation.candidate().mentor());
  }

  private boolean isNew(Mentor mentor) {
    var listedAt = mentor.firstListedAt();
    return listedAt != null && listedAt.plus(newFor).isAfter(criteria.now());
  }

  private void addTrackRecord(Mentor mentor, List<RecommendationReason> found) {
    var track = model.trackRecord(mentor.id());
    if (track.ratingCount() > 0 && track.averageStars() >= 4) {
      found.add(new RecommendationReason.Rated(track.averageStars(), track.raterCount()));
    }
    if (isNew(mentor)) {
      found.add(new RecommendationReason.IsNew());
    }
    if (track.ratingCount() == 0 && track.missedSessions() == 0 && track.completedSessions() >= 5) {
      found.add(new RecommendationReason.Reliable(track.completedSessions()));
    }
  }

  private void addNextFree(Candidate candidate, List<RecommendationReason> reasons) {
    var availability = candidate.availability();
    var at = availability == null ? null : availability.nextOpening();
    if (at != null && !at.isBefore(criteria.now())) {
      var zone = TimeZones.zone(criteria.mentee().zone());
      reasons.add(new RecommendationReason.NextFree(at, criteria.now(), zone));
    }
  }

  private static String key(String language) {
    return language.strip().toLowerCase();
  }
}
