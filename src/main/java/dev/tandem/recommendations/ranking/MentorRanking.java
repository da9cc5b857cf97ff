package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.model.TrainedModel;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Ranks the mentors a mentee can book: fuses several score lists by rank, then adjusts for load,
 * reliability and new mentors. A pure function: the same input gives the same list.
 */
public final class MentorRanking {

  /** The share of the score that a fully booked mentor loses. */
  private static final double LOAD_PENALTY = 0.3;

  /** The share of the score that a mentor who misses every session loses. */
  private static final double UNRELIABILITY_PENALTY = 0.5;

  static final Comparator<Recommendation> BEST_FIRST =
      Comparator.comparingDouble(Recommendation::score)
          .reversed()
          .thenComparing(it -> it.candidate().id());

  private final TrainedModel model;
  private final RecommendationsProperties properties;

  public MentorRanking(TrainedModel model, RecommendationsProperties properties) {
    this.model = model;
    this.properties = properties;
  }

  List<Recommendation> rank(SearchCriteria criteria, Collection<Candidate> candidates) {
    var mentors =
        candidates.stream()
            .map(Candidate::mentor)
            .collect(Collectors.toMap(Mentor::id, Function.identity()));
    var reasons = new ReasonFinder(criteria, model, mentors, properties.newFor());
    var eligible = candidates.stream().filter(criteria::matches).toList();
    var fused = ReciprocalRankFusion.fuse(new ScoreLists(model, criteria).of(eligible));
    var ranked =
        eligible.stream()
            .map(candidate ->
                new Recommendation(
                    candidate,
                    adjust(fused.getOrDefault(candidate.id(), 0.0), candidate),
                    reasons.find(candidate)))
            .sorted(BEST_FIRST)
            .toList();
    return new Exploration(
            criteria, properties.exploreEvery(), it -> reasons.isNew(it.candidate().mentor()))
        .promoteNewMentors(ranked, ranked.size());
  }

  /** The mentors who share a language, best first, whether or not they can be booked now. */
  public List<MentorId> rankByFit(SearchCriteria criteria, Collection<Candidate> candidates) {
    var sharing = candidates.stream().filter(criteria::sharesLanguage).toList();
    var fused = ReciprocalRankFusion.fuse(new ScoreLists(model, criteria).of(sharing));
    return fused.entrySet().stream()
        .sorted(
            Map.Entry.<MentorId, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The share of the goals that the mentor has as skills. */
  public static double topicOverlap(Mentee mentee, Mentor mentor) {
    var goals = TopicTerms.normalizeAll(mentee.topics());
    return goals.isEmpty()
        ? 0
        : (double) TopicTerms.common(mentee.topics(), mentor.skills()).size() / goals.size();
  }

  /** The score of a mentor with regard to load and reliability. */
  double adjust(double score, Candidate candidate) {
    return score * availabilityFactor(candidate);
  }

  private double availabilityFactor(Candidate candidate) {
    double load =
        Math.min(1, (double) candidate.activeMentees().size() / candidate.mentor().capacity());
    double unreliability = 1 - model.trackRecord(candidate.id()).reliability();
    return (1 - LOAD_PENALTY * load) * (1 - UNRELIABILITY_PENALTY * unreliability);
  }
}
