package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.model.TrainedModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Scores candidates for a mentee, in one list for each signal. */
record ScoreLists(TrainedModel model, SearchCriteria criteria) {

  private static final double NEAR_ZONE_BONUS = 0.01;

  /** A mentor is missing from the lists that have no score for them. */
  List<Map<MentorId, Double>> of(Collection<Candidate> candidates) {
    var mentee = criteria.mentee();
    var ids = candidates.stream().map(Candidate::id).collect(Collectors.toSet());
    var lists =
        List.of(
            model.textScores(mentee.topics()),
            topicOverlap(candidates),
            model.easeScores(mentee.met()),
            model.alsScores(mentee.met()),
            ratingScores(candidates));
    return lists.stream()
        .map(scores -> {
          Map<MentorId, Double> ofCandidates = new HashMap<>(scores);
          ofCandidates.keySet().retainAll(ids);
          return ofCandidates;
        })
        .toList();
  }

  /** The share of the goals that the mentor has as skills; a close time zone breaks ties. */
  private Map<MentorId, Double> topicOverlap(Collection<Candidate> candidates) {
    var overlap = new HashMap<MentorId, Double>();
    var mentee = criteria.mentee();
    for (var candidate : candidates) {
      var mentor = candidate.mentor();
      double score = MentorRanking.topicOverlap(mentee, mentor);
      if (score > 0) {
        var near = TimeZones.areNear(mentee.zone(), mentor.zone(), criteria.now());
        overlap.put(candidate.id(), score + (near ? NEAR_ZONE_BONUS : 0));
      }
    }
    return overlap;
  }

  private Map<MentorId, Double> ratingScores(Collection<Candidate> candidates) {
    var mean = model.meanStars();
    return candidates.stream()
        .collect(
            Collectors.toMap(Candidate::id, it -> model.trackRecord(it.id()).smoothedRating(mean)));
  }
}
