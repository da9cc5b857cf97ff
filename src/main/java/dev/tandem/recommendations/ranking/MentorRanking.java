package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
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

  private static final double NEAR_ZONE_BONUS = 0.01;

  private static final Comparator<Recommendation> BEST_FIRST =
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
    var fused = ReciprocalRankFusion.fuse(scoreLists(criteria, eligible));
    var ranked =
        eligible.stream()
            .map(candidate ->
                new Recommendation(
                    candidate,
                    fused.getOrDefault(candidate.id(), 0.0) * availabilityFactor(candidate),
                    reasons.find(candidate)))
            .sorted(BEST_FIRST)
            .toList();
    return promoteNewMentors(criteria, ranked, reasons);
  }

  /** The mentors who share a language, best first, whether or not they can be booked now. */
  public List<MentorId> rankByFit(SearchCriteria criteria, Collection<Candidate> candidates) {
    var sharing = candidates.stream().filter(criteria::sharesLanguage).toList();
    var fused = ReciprocalRankFusion.fuse(scoreLists(criteria, sharing));
    return fused.entrySet().stream()
        .sorted(
            Map.Entry.<MentorId, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** One list for each signal; a mentor is missing from the lists that have no score for them. */
  private List<Map<MentorId, Double>> scoreLists(
      SearchCriteria criteria, Collection<Candidate> eligible) {
    var mentee = criteria.mentee();
    var ids = eligible.stream().map(Candidate::id).collect(Collectors.toSet());
    var lists =
        List.of(
            model.textIndex().scores(mentee.topics()),
            topicOverlap(criteria, eligible),
            model.ease().scores(mentee.met()),
            model.als().scores(mentee.met()),
            ratingScores(eligible));
    return lists.stream()
        .map(scores -> {
          Map<MentorId, Double> ofEligible = new HashMap<>(scores);
          ofEligible.keySet().retainAll(ids);
          return ofEligible;
        })
        .toList();
  }

  /** The share of the goals that the mentor has as skills; a close time zone breaks ties. */
  private static Map<MentorId, Double> topicOverlap(
      SearchCriteria criteria, Collection<Candidate> eligible) {
    var overlap = new HashMap<MentorId, Double>();
    var mentee = criteria.mentee();
    for (var candidate : eligible) {
      var mentor = candidate.mentor();
      double score = topicOverlap(mentee, mentor);
      if (score > 0) {
        var near = ReasonFinder.isNearZone(mentee.zone(), mentor.zone(), criteria.now());
        overlap.put(candidate.id(), score + (near ? NEAR_ZONE_BONUS : 0));
      }
    }
    return overlap;
  }

  public static double topicOverlap(Mentee mentee, Mentor mentor) {
    var goals = TopicTerms.normalizeAll(mentee.topics());
    return goals.isEmpty()
        ? 0
        : (double) TopicTerms.common(mentee.topics(), mentor.skills()).size() / goals.size();
  }

  private Map<MentorId, Double> ratingScores(Collection<Candidate> eligible) {
    var mean = model.meanStars();
    return eligible.stream()
        .collect(
            Collectors.toMap(Candidate::id, it -> model.trackRecord(it.id()).smoothedRating(mean)));
  }

  private double availabilityFactor(Candidate candidate) {
    double load =
        Math.min(1, (double) candidate.activeMentees().size() / candidate.mentor().capacity());
    double unreliability = 1 - model.trackRecord(candidate.id()).reliability();
    return (1 - LOAD_PENALTY * load) * (1 - UNRELIABILITY_PENALTY * unreliability);
  }

  /**
   * Moves a new mentor up into the last place of each group without one. Which one depends on the
   * mentee and the day.
   */
  private List<Recommendation> promoteNewMentors(
      SearchCriteria criteria, List<Recommendation> ranked, ReasonFinder reasons) {
    int groupSize = properties.exploreEvery();
    var day = LocalDate.ofInstant(criteria.now(), ZoneOffset.UTC);
    var list = new ArrayList<>(ranked);
    for (int start = 0; start + groupSize < list.size(); start += groupSize) {
      var group = list.subList(start, start + groupSize);
      if (group.stream().anyMatch(it -> reasons.isNew(it.candidate().mentor()))) {
        continue;
      }
      int place = start + groupSize - 1;
      list.subList(start + groupSize, list.size()).stream()
          .filter(it -> reasons.isNew(it.candidate().mentor()))
          .min(
              Comparator.comparingLong(
                  it -> explorationOrder(criteria.mentee().id(), it.candidate().id(), day)))
          .ifPresent(promoted -> {
            list.remove(promoted);
            var score = list.get(place).score();
            list.add(place, new Recommendation(promoted.candidate(), score, promoted.reasons()));
          });
    }
    return list;
  }

  private static long explorationOrder(MenteeId mentee, MentorId mentor, LocalDate day) {
    var seed = mix(mentee.value()) * 31 + mix(mentor.value());
    return new SplittableRandom(seed * 31 + day.toEpochDay()).nextLong();
  }

  private static long mix(UUID id) {
    return id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
  }
}
