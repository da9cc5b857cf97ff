package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.model.MentorScores;
import dev.tandem.recommendations.model.TrainedModel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The ranking as it was before it had to be fast, to compare the fast ones with: it counts all
 * better scores for each score, and walks through the rest of the list for each new mentor.
 */
record ReferenceRanking(
    TrainedModel model, SearchCriteria criteria, RecommendationsProperties properties) {

  List<Recommendation> rank(List<Candidate> candidates) {
    var reasons =
        new ReferenceReasons(
            criteria,
            model,
            candidates.stream().map(Candidate::mentor).toList(),
            properties.newFor());
    var eligible = candidates.stream().filter(criteria::matches).toList();
    var fused = fuse(scoreLists(eligible));
    var ranked =
        eligible.stream()
            .map(it ->
                new Recommendation(
                    it, adjust(fused.getOrDefault(it.id(), 0.0), it), reasons.find(it)))
            .sorted(
                Comparator.comparingDouble(Recommendation::score)
                    .reversed()
                    .thenComparing(it -> it.candidate().id()))
            .toList();
    return promoteNewMentors(ranked, reasons);
  }

  static <T> Map<T, Double> fuse(List<Map<T, Double>> lists) {
    var fused = new HashMap<T, Double>();
    for (var list : lists) {
      list.forEach((item, score) -> {
        long better = list.values().stream().filter(it -> it > score).count();
        fused.merge(item, 1.0 / (60 + 1 + better), Double::sum);
      });
    }
    return fused;
  }

  private List<Map<MentorId, Double>> scoreLists(List<Candidate> eligible) {
    var mentee = criteria.mentee();
    return List.of(
        scores(model.textScores(mentee.topics()), eligible),
        topicOverlap(eligible),
        scores(model.easeScores(mentee.met()), eligible),
        scores(model.alsScores(mentee.met()), eligible),
        ratingScores(eligible));
  }

  private static Map<MentorId, Double> scores(MentorScores scores, List<Candidate> eligible) {
    var found = new HashMap<MentorId, Double>();
    for (var candidate : eligible) {
      double score = scores.of(candidate.id());
      if (!Double.isNaN(score)) {
        found.put(candidate.id(), score);
      }
    }
    return found;
  }

  private Map<MentorId, Double> topicOverlap(List<Candidate> eligible) {
    var overlap = new HashMap<MentorId, Double>();
    var mentee = criteria.mentee();
    for (var candidate : eligible) {
      var mentor = candidate.mentor();
      double score = topicOverlap(mentee, mentor);
      if (score > 0) {
        var near = TimeZones.areNear(mentee.zone(), mentor.zone(), criteria.now());
        overlap.put(candidate.id(), score + (near ? 0.01 : 0));
      }
    }
    return overlap;
  }

  private static double topicOverlap(Mentee mentee, Mentor mentor) {
    var goals = mentee.topics().stream().map(it -> it.strip().toLowerCase()).distinct().toList();
    var skills = mentor.skills().stream().map(it -> it.strip().toLowerCase()).toList();
    return goals.isEmpty()
        ? 0
        : (double) goals.stream().filter(skills::contains).count() / goals.size();
  }

  private Map<MentorId, Double> ratingScores(List<Candidate> eligible) {
    var ratings = new HashMap<MentorId, Double>();
    for (var candidate : eligible) {
      var track = model.trackRecord(candidate.id());
      ratings.put(candidate.id(), track.smoothedRating(model.meanStars()));
    }
    return ratings;
  }

  private double adjust(double score, Candidate candidate) {
    long booked =
        candidate.bookedUntil().values().stream().filter(criteria.now()::isBefore).count();
    double load = Math.min(1, (double) booked / candidate.mentor().capacity());
    double unreliability = 1 - model.trackRecord(candidate.id()).reliability();
    return score * ((1 - 0.3 * load) * (1 - 0.5 * unreliability));
  }

  private List<Recommendation> promoteNewMentors(
      List<Recommendation> ranked, ReferenceReasons reasons) {
    var list = new ArrayList<>(ranked);
    int size = properties.exploreEvery();
    for (int start = 0; start + size < list.size(); start += size) {
      if (list.subList(start, start + size).stream().noneMatch(reasons::isNew)) {
        promoteInto(start + size - 1, list, reasons);
      }
    }
    return list;
  }

  private void promoteInto(int place, List<Recommendation> list, ReferenceReasons reasons) {
    list.subList(place + 1, list.size()).stream()
        .filter(reasons::isNew)
        .min(Comparator.comparingLong(it -> lot(it.candidate().id())))
        .ifPresent(promoted -> {
          list.remove(promoted);
          var score = list.get(place).score();
          list.add(place, new Recommendation(promoted.candidate(), score, promoted.reasons()));
        });
  }

  private long lot(MentorId mentor) {
    var day = LocalDate.ofInstant(criteria.now(), ZoneOffset.UTC);
    var seed = mix(criteria.mentee().id().value()) * 31 + mix(mentor.value());
    return new SplittableRandom(seed * 31 + day.toEpochDay()).nextLong();
  }

  private static long mix(UUID id) {
    return id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
  }
}
