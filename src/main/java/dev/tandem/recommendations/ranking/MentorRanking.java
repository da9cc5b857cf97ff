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
 * Ranks the mentors a mentee can book: several candidate lists, fused by their ranks, then moved a
 * little for load, reliability and new mentors. Pure: the same facts give the same list.
 */
public final class MentorRanking {

  /** What a mentor without a free place would lose of the score. */
  private static final double LOAD_PENALTY = 0.3;

  /** What a mentor who never keeps a session would lose of the score. */
  private static final double UNRELIABILITY_PENALTY = 0.5;

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

  List<Recommendation> rank(SearchCriteria search, Collection<Candidate> candidates) {
    var known =
        candidates.stream()
            .map(Candidate::mentor)
            .collect(Collectors.toMap(Mentor::id, Function.identity()));
    var reasons = new ReasonFinder(search, model, known, properties.newFor());
    var eligible = candidates.stream().filter(search::matches).toList();
    var fused = ReciprocalRankFusion.fuse(scoreLists(search, eligible));
    var ranked =
        eligible.stream()
            .map(it ->
                new Recommendation(
                    it,
                    fused.getOrDefault(it.id(), 0.0) * availabilityFactor(it),
                    reasons.find(it)))
            .sorted(BEST_FIRST)
            .toList();
    return promoteNewMentors(search, ranked, reasons);
  }

  /** All who share a language, best first, whether or not they can be booked just now. */
  public List<MentorId> rankByFit(SearchCriteria search, Collection<Candidate> candidates) {
    var speaking = candidates.stream().filter(search::sharesLanguage).toList();
    var fused = ReciprocalRankFusion.fuse(scoreLists(search, speaking));
    return fused.entrySet().stream()
        .sorted(
            Map.Entry.<MentorId, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** One list per way of knowing; only those say something of a mentor that know something. */
  private List<Map<MentorId, Double>> scoreLists(
      SearchCriteria search, Collection<Candidate> eligible) {
    var mentee = search.mentee();
    var ids = eligible.stream().map(Candidate::id).collect(Collectors.toSet());
    var lists =
        List.of(
            model.textIndex().scores(mentee.topics()),
            topicOverlap(search, eligible),
            model.ease().scores(mentee.met()),
            model.als().scores(mentee.met()),
            ratingScores(eligible));
    return lists.stream()
        .map(it -> {
          Map<MentorId, Double> some = new HashMap<>(it);
          some.keySet().retainAll(ids);
          return some;
        })
        .toList();
  }

  /** The share of the goals that are the mentor's skills; a close time zone breaks ties. */
  private static Map<MentorId, Double> topicOverlap(
      SearchCriteria search, Collection<Candidate> eligible) {
    var overlap = new HashMap<MentorId, Double>();
    var mentee = search.mentee();
    for (var it : eligible) {
      double score = topicOverlap(mentee, it.mentor());
      if (score > 0) {
        var near = ReasonFinder.isNearZone(mentee.zone(), it.mentor().zone(), search.now());
        overlap.put(it.id(), score + (near ? 0.01 : 0));
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
   * Moves a new mentor up into the last place of each group that has none: another one each day and
   * for each mentee, the same all day.
   */
  private List<Recommendation> promoteNewMentors(
      SearchCriteria search, List<Recommendation> ranked, ReasonFinder reasons) {
    int every = properties.exploreEvery();
    var day = LocalDate.ofInstant(search.now(), ZoneOffset.UTC);
    var list = new ArrayList<>(ranked);
    for (int start = 0; start + every < list.size(); start += every) {
      var group = list.subList(start, start + every);
      if (group.stream().anyMatch(it -> reasons.isNew(it.candidate().mentor()))) {
        continue;
      }
      int place = start + every - 1;
      list.subList(start + every, list.size()).stream()
          .filter(it -> reasons.isNew(it.candidate().mentor()))
          .min(
              Comparator.comparingLong(
                  it -> explorationOrder(search.mentee().id(), it.candidate().id(), day)))
          .ifPresent(it -> {
            list.remove(it);
            list.add(
                place, new Recommendation(it.candidate(), list.get(place).score(), it.reasons()));
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
