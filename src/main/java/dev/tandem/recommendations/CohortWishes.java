package dev.tandem.recommendations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What mentees and mentors of a cohort want: their own words first, then what fits. */
@Component
class CohortWishes {

  /** Between mentees whose goals fit equally, a mentor prefers who chose them sooner. */
  private static final double CHOSEN = 0.001;

  private final Cohorts cohorts;
  private final Facts facts;
  private final Learning learning;
  private final RecommendationsProperties properties;
  private final Clock clock;

  CohortWishes(
      Cohorts cohorts,
      Facts facts,
      Learning learning,
      RecommendationsProperties properties,
      Clock clock) {
    this.cohorts = cohorts;
    this.facts = facts;
    this.learning = learning;
    this.properties = properties;
    this.clock = clock;
  }

  DeferredAcceptance of(CohortId cohort, List<MenteeId> mentees, Map<MentorId, Integer> places) {
    var now = clock.instant();
    var candidates =
        facts.candidates(now).stream().filter(it -> places.containsKey(it.id())).toList();
    var choices = cohorts.choices(cohort);
    var ranking = new Ranking(learning.learned(), properties);
    var wishes = new HashMap<MenteeId, List<MentorId>>();
    var merits = new HashMap<MentorId, Map<MenteeId, Double>>();
    for (var id : mentees) {
      var mentee = facts.mentee(id).orElseGet(() -> Mentee.unknown(id));
      var own = choices.getOrDefault(id, List.of());
      var list = new LinkedHashSet<MentorId>(own);
      list.addAll(
          ranking.fitting(new Search(mentee, null, now, properties.bookableWithin()), candidates));
      list.retainAll(candidates.stream().map(Candidate::id).toList());
      wishes.put(id, new ArrayList<>(list));
      for (var it : candidates) {
        double chosen = own.contains(it.id()) ? CHOSEN / (1 + own.indexOf(it.id())) : 0;
        merits
            .computeIfAbsent(it.id(), mentor -> new HashMap<>())
            .put(id, Ranking.overlap(mentee, it.mentor()) + chosen);
      }
    }
    return new DeferredAcceptance(wishes, merits, places);
  }
}
