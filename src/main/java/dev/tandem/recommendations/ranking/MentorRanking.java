package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.model.TrainedModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

  List<Recommendation> rank(SearchCriteria criteria, Candidates candidates) {
    var reasons = new ReasonFinder(criteria, model, candidates, properties.newFor());
    var eligible = criteria.filter(candidates.all());
    var scores = scores(criteria, eligible);
    var ranked =
        IntStream.range(0, eligible.size())
            .mapToObj(
                i -> new Recommendation(eligible.get(i), scores[i], reasons.find(eligible.get(i))))
            .sorted(BEST_FIRST)
            .toList();
    var newMentors = ranked.stream().filter(it -> reasons.isNew(it.candidate().mentor())).toList();
    return new Exploration(criteria, properties.exploreEvery(), reasons::isNew)
        .promoteNewMentors(ranked, newMentors, ranked.size(), ranked.size());
  }

  /** The mentors who share a language, best first, whether or not they can be booked now. */
  public List<MentorId> rankByFit(SearchCriteria criteria, List<Candidate> candidates) {
    record Fit(MentorId mentor, double score) {}
    var sharing = candidates.stream().filter(criteria::sharesLanguage).toList();
    var fused = fuse(criteria, sharing);
    return IntStream.range(0, fused.length)
        .mapToObj(i -> new Fit(sharing.get(i).id(), fused[i]))
        .sorted(Comparator.comparingDouble(Fit::score).reversed().thenComparing(Fit::mentor))
        .map(Fit::mentor)
        .toList();
  }

  /** The share of the goals that the mentor has as skills. */
  public static double topicOverlap(Mentee mentee, Mentor mentor) {
    var goals = mentee.terms();
    return goals.topics().isEmpty()
        ? 0
        : (double) goals.countTopicsIn(mentor.terms()) / goals.topics().size();
  }

  /** The scores of the mentors in their order, with regard to load and reliability. */
  public double[] scores(SearchCriteria criteria, List<Candidate> eligible) {
    var scores = fuse(criteria, eligible);
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= availabilityFactor(criteria, eligible.get(i));
    }
    return scores;
  }

  private double[] fuse(SearchCriteria criteria, List<Candidate> candidates) {
    return ReciprocalRankFusion.fuse(
        new ScoreLists(model, criteria).of(candidates), candidates.size());
  }

  private double availabilityFactor(SearchCriteria criteria, Candidate candidate) {
    int active = candidate.countActiveMentees(criteria.now());
    int capacity = candidate.mentor().capacity();
    double load = active >= capacity ? 1 : (double) active / capacity;
    double unreliability = 1 - model.trackRecord(candidate.id()).reliability();
    return (1 - LOAD_PENALTY * load) * (1 - UNRELIABILITY_PENALTY * unreliability);
  }
}
