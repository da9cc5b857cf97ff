package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.ranking.Candidate;
import dev.tandem.recommendations.ranking.CandidateQueries;
import dev.tandem.recommendations.ranking.Mentee;
import dev.tandem.recommendations.ranking.MentorRanking;
import dev.tandem.recommendations.ranking.ModelTrainer;
import dev.tandem.recommendations.ranking.SearchCriteria;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What mentees and mentors of a cohort want: their own words first, then what fits. */
@Component
class PreferenceLists {

  /** Between mentees whose goals fit equally, a mentor prefers who chose them sooner. */
  private static final double PREFERENCE_BONUS = 0.001;

  private final Cohorts cohorts;
  private final CandidateQueries queries;
  private final ModelTrainer trainer;
  private final RecommendationsProperties properties;
  private final Clock clock;

  PreferenceLists(
      Cohorts cohorts,
      CandidateQueries queries,
      ModelTrainer trainer,
      RecommendationsProperties properties,
      Clock clock) {
    this.cohorts = cohorts;
    this.queries = queries;
    this.trainer = trainer;
    this.properties = properties;
    this.clock = clock;
  }

  DeferredAcceptance prepareMatching(
      CohortId cohort, List<MenteeId> mentees, Map<MentorId, Integer> places) {
    var now = clock.instant();
    var candidates =
        queries.candidates(now).stream().filter(it -> places.containsKey(it.id())).toList();
    var choices = cohorts.preferences(cohort);
    var ranking = new MentorRanking(trainer.currentModel(), properties);
    var wishes = new HashMap<MenteeId, List<MentorId>>();
    var merits = new HashMap<MentorId, Map<MenteeId, Double>>();
    for (var id : mentees) {
      var mentee = queries.findMentee(id).orElseGet(() -> Mentee.unknown(id));
      var own = choices.getOrDefault(id, List.of());
      var list = new LinkedHashSet<MentorId>(own);
      list.addAll(
          ranking.rankByFit(
              new SearchCriteria(mentee, null, now, properties.bookableWithin()), candidates));
      list.retainAll(candidates.stream().map(Candidate::id).toList());
      wishes.put(id, new ArrayList<>(list));
      for (var it : candidates) {
        double chosen = own.contains(it.id()) ? PREFERENCE_BONUS / (1 + own.indexOf(it.id())) : 0;
        merits
            .computeIfAbsent(it.id(), mentor -> new HashMap<>())
            .put(id, MentorRanking.topicOverlap(mentee, it.mentor()) + chosen);
      }
    }
    return new DeferredAcceptance(wishes, merits, places);
  }
}
