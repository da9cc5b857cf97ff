package dev.tandem.recommendations.matching;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.matching.Match.MatchStatus;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.annotation.Transactional;

/** Matches the mentees of a cohort with its mentors; an operator checks the proposed pairs. */
@Service
public class CohortMatching {

  private final Cohorts cohorts;
  private final Matches matches;
  private final JdbcAggregateOperations aggregates;
  private final Preferences preferences;
  private final PreferenceLists preferenceLists;
  private final Clock clock;

  CohortMatching(
      Cohorts cohorts,
      Matches matches,
      JdbcAggregateOperations aggregates,
      Preferences preferences,
      PreferenceLists preferenceLists,
      Clock clock) {
    this.cohorts = cohorts;
    this.matches = matches;
    this.aggregates = aggregates;
    this.preferences = preferences;
    this.preferenceLists = preferenceLists;
    this.clock = clock;
  }

  /** The proposal if there is one, else the active match. */
  public Optional<Match> current(CohortId cohort) {
    return matches
        .findByCohortAndStatus(cohort, MatchStatus.PROPOSED)
        .or(() -> matches.findByCohortAndStatus(cohort, MatchStatus.ACTIVE));
  }

  /**
   * Proposes pairs and replaces an earlier proposal.
   *
   * @param lockedPairs pairs that must not change; null for those locked or activated so far
   * @throws Problem 404 if the cohort is unknown, 409 if closed, 422 if a locked pair is impossible
   */
  @Transactional
  Match propose(CohortId cohort, @Nullable LockedPairs lockedPairs) {
    cohorts.lockOpen(cohort);
    var pairings = pairings(cohort, lockedPairs == null ? lockedPairs(cohort) : lockedPairs);
    var version = matches.nextVersion(cohort);
    var match = Match.propose(cohort, version, pairings, clock.instant());
    matches.markPast(cohort, MatchStatus.PROPOSED);
    return aggregates.insert(match);
  }

  /** Locks a mentee's mentor, or unlocks the mentee if null, and proposes pairs again. */
  @Transactional
  Match lock(CohortId cohort, MenteeId mentee, @Nullable MentorId mentor) {
    cohorts.lockOpen(cohort);
    return propose(cohort, lockedPairs(cohort).with(mentee, mentor));
  }

  private Set<Pairing> pairings(CohortId cohort, LockedPairs locked) {
    var mentees = cohorts.mentees(cohort);
    var places = locked.placesLeft(mentees, cohorts.mentorCapacities(cohort));
    var free = mentees.stream().filter(it -> !locked.contains(it)).toList();
    var pairs = new HashMap<>(preferenceLists.prepareMatching(cohort, free, places).stablePairs());
    pairs.putAll(locked.pairs());
    var choices = preferences.ofCohort(cohort);
    var pairings = new HashSet<Pairing>();
    for (var mentee : mentees) {
      var chosen = choices.getOrDefault(mentee, List.of());
      pairings.add(Pairing.of(mentee, pairs.get(mentee), chosen, locked.contains(mentee)));
    }
    return pairings;
  }

  private LockedPairs lockedPairs(CohortId cohort) {
    return matches
        .findByCohortAndStatus(cohort, MatchStatus.PROPOSED)
        .map(Match::lockedPairings)
        .or(() ->
            matches.findByCohortAndStatus(cohort, MatchStatus.ACTIVE).map(Match::matchedPairings))
        .map(LockedPairs::of)
        .orElseGet(() -> LockedPairs.of(List.of()));
  }
}
