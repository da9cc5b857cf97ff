package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.MenteeQueries;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.ranking.MentorRanking;
import dev.tandem.recommendations.ranking.SearchCriteria;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Builds the preference lists of a cohort's mentees and mentors: the mentees' own choices first,
 * then mentors by fit.
 */
@Component
class PreferenceLists {

  /** Added to a mentor's score for a mentee: breaks ties in favour of an early choice. */
  private static final double PREFERENCE_BONUS = 0.001;

  private final Preferences preferences;
  private final MenteeQueries menteeQueries;
  private final CandidateCache candidateCache;
  private final ModelTrainer trainer;
  private final RecommendationsProperties properties;
  private final Clock clock;

  PreferenceLists(
      Preferences preferences,
      MenteeQueries menteeQueries,
      CandidateCache candidateCache,
      ModelTrainer trainer,
      RecommendationsProperties properties,
      Clock clock) {
    this.preferences = preferences;
    this.menteeQueries = menteeQueries;
    this.candidateCache = candidateCache;
    this.trainer = trainer;
    this.properties = properties;
    this.clock = clock;
  }

  DeferredAcceptance prepareMatching(
      CohortId cohort, List<MenteeId> mentees, Map<MentorId, Integer> places) {
    var now = clock.instant();
    var candidates =
        candidateCache.current().all().stream().filter(it -> places.containsKey(it.id())).toList();
    var choices = preferences.ofCohort(cohort);
    var ranking = new MentorRanking(trainer.current().model(), properties);
    var preferenceLists = new HashMap<MenteeId, List<MentorId>>();
    var mentorScores = new HashMap<MentorId, Map<MenteeId, Double>>();
    for (var id : mentees) {
      var mentee = menteeQueries.findMentee(id).orElseGet(() -> Mentee.unknown(id));
      var chosen = choices.getOrDefault(id, List.of());
      var list = new LinkedHashSet<MentorId>(chosen);
      list.addAll(
          ranking.rankByFit(
              new SearchCriteria(mentee, null, now, properties.bookableWithin()), candidates));
      list.retainAll(candidates.stream().map(Candidate::id).toList());
      preferenceLists.put(id, new ArrayList<>(list));
      for (var candidate : candidates) {
        mentorScores
            .computeIfAbsent(candidate.id(), mentor -> new HashMap<>())
            .put(
                id,
                MentorRanking.topicOverlap(mentee, candidate.mentor())
                    + preferenceBonus(chosen, candidate.id()));
      }
    }
    return new DeferredAcceptance(preferenceLists, mentorScores, places);
  }

  private static double preferenceBonus(List<MentorId> chosen, MentorId mentor) {
    return chosen.contains(mentor) ? PREFERENCE_BONUS / (1 + chosen.indexOf(mentor)) : 0;
  }
}
