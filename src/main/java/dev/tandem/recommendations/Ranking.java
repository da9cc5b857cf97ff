package dev.tandem.recommendations;

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
final class Ranking {

  /** What a mentor without a free place would lose of the score. */
  private static final double LOAD = 0.3;

  /** What a mentor who never keeps a session would lose of the score. */
  private static final double RELIABILITY = 0.5;

  private static final Comparator<Recommendation> BEST_FIRST =
      Comparator.comparingDouble(Recommendation::score)
          .reversed()
          .thenComparing(it -> it.candidate().id());

  private final Learned learned;
  private final RecommendationsProperties properties;

  Ranking(Learned learned, RecommendationsProperties properties) {
    this.learned = learned;
    this.properties = properties;
  }

  List<Recommendation> rank(Search search, Collection<Candidate> candidates) {
    var known =
        candidates.stream()
            .map(Candidate::mentor)
            .collect(Collectors.toMap(Mentor::id, Function.identity()));
    var reasons = new Reasons(search, learned, known, properties.newFor());
    var eligible = candidates.stream().filter(search::allows).toList();
    var fused = ReciprocalRanks.fuse(lists(search, eligible));
    var ranked =
        eligible.stream()
            .map(it ->
                new Recommendation(
                    it, fused.getOrDefault(it.id(), 0.0) * readiness(it), reasons.of(it)))
            .sorted(BEST_FIRST)
            .toList();
    return explore(search, ranked, reasons);
  }

  /** All who share a language, best first, whether or not they can be booked just now. */
  List<MentorId> fitting(Search search, Collection<Candidate> candidates) {
    var speaking = candidates.stream().filter(search::speaksWith).toList();
    var fused = ReciprocalRanks.fuse(lists(search, speaking));
    return fused.entrySet().stream()
        .sorted(
            Map.Entry.<MentorId, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** One list per way of knowing; only those say something of a mentor that know something. */
  private List<Map<MentorId, Double>> lists(Search search, Collection<Candidate> eligible) {
    var mentee = search.mentee();
    var ids = eligible.stream().map(Candidate::id).collect(Collectors.toSet());
    var lists =
        List.of(
            learned.text().scores(mentee.topics()),
            overlap(search, eligible),
            learned.ease().scores(mentee.met()),
            learned.als().scores(mentee.met()),
            prior(eligible));
    return lists.stream()
        .map(it -> {
          Map<MentorId, Double> some = new HashMap<>(it);
          some.keySet().retainAll(ids);
          return some;
        })
        .toList();
  }

  /** The share of the goals that are the mentor's skills; a close time zone breaks ties. */
  private static Map<MentorId, Double> overlap(Search search, Collection<Candidate> eligible) {
    var overlap = new HashMap<MentorId, Double>();
    var mentee = search.mentee();
    for (var it : eligible) {
      double score = overlap(mentee, it.mentor());
      if (score > 0) {
        var near = Reasons.near(mentee.zone(), it.mentor().zone(), search.now());
        overlap.put(it.id(), score + (near ? 0.01 : 0));
      }
    }
    return overlap;
  }

  static double overlap(Mentee mentee, Mentor mentor) {
    var goals = Names.keys(mentee.topics());
    return goals.isEmpty()
        ? 0
        : (double) Names.shared(mentee.topics(), mentor.skills()).size() / goals.size();
  }

  private Map<MentorId, Double> prior(Collection<Candidate> eligible) {
    var mean = learned.meanStars();
    return eligible.stream()
        .collect(Collectors.toMap(Candidate::id, it -> learned.track(it.id()).prior(mean)));
  }

  private double readiness(Candidate candidate) {
    double load = Math.min(1, (double) candidate.active().size() / candidate.mentor().capacity());
    double unreliability = 1 - learned.track(candidate.id()).reliability();
    return (1 - LOAD * load) * (1 - RELIABILITY * unreliability);
  }

  /**
   * Moves a new mentor up into the last place of each group that has none: another one each day and
   * for each mentee, the same all day.
   */
  private List<Recommendation> explore(
      Search search, List<Recommendation> ranked, Reasons reasons) {
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
          .min(Comparator.comparingLong(it -> lot(search.mentee().id(), it.candidate().id(), day)))
          .ifPresent(it -> {
            list.remove(it);
            list.add(
                place, new Recommendation(it.candidate(), list.get(place).score(), it.reasons()));
          });
    }
    return list;
  }

  private static long lot(MenteeId mentee, MentorId mentor, LocalDate day) {
    var seed = mixed(mentee.value()) * 31 + mixed(mentor.value());
    return new SplittableRandom(seed * 31 + day.toEpochDay()).nextLong();
  }

  private static long mixed(UUID id) {
    return id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
  }
}
