package dev.tandem.recommendations.matching;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.events.CohortMatched;
import dev.tandem.recommendations.events.Pair;
import dev.tandem.recommendations.matching.Match.MatchStatus;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.annotation.Transactional;

/** Matches the mentees of a cohort with its mentors; an operator checks and activates the pairs. */
@Service
public class CohortMatching {

  private final Cohorts cohorts;
  private final Matches matches;
  private final JdbcAggregateOperations aggregates;
  private final Preferences preferences;
  private final PreferenceLists preferenceLists;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CohortMatching(
      Cohorts cohorts,
      Matches matches,
      JdbcAggregateOperations aggregates,
      Preferences preferences,
      PreferenceLists preferenceLists,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohorts = cohorts;
    this.matches = matches;
    this.aggregates = aggregates;
    this.preferences = preferences;
    this.preferenceLists = preferenceLists;
    this.events = events;
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
  Match propose(CohortId cohort, @Nullable Map<MenteeId, MentorId> lockedPairs) {
    lockOpenCohort(cohort);
    var locked = lockedPairs == null ? lockedPairs(cohort) : lockedPairs;
    var places = new HashMap<>(cohorts.mentorCapacities(cohort));
    var mentees = cohorts.mentees(cohort);
    locked.forEach((mentee, mentor) -> reservePlace(mentee, mentor, mentees, places));
    var free = mentees.stream().filter(it -> !locked.containsKey(it)).toList();
    var pairs = new TreeMap<>(preferenceLists.prepareMatching(cohort, free, places).stablePairs());
    pairs.putAll(locked);
    var choices = preferences.ofCohort(cohort);
    var pairings = new HashSet<Pairing>();
    for (var mentee : mentees) {
      var mentor = pairs.get(mentee);
      var rank = preferenceRank(choices.getOrDefault(mentee, List.of()), mentor);
      pairings.add(new Pairing(mentee, mentor, rank, locked.containsKey(mentee)));
    }
    var match =
        new Match(
            MatchId.next(),
            cohort,
            MatchStatus.PROPOSED,
            matches.nextVersion(cohort),
            clock.instant(),
            pairings);
    matches.markPast(cohort, MatchStatus.PROPOSED);
    return aggregates.insert(match);
  }

  /** Locks a mentee's mentor, or unlocks the mentee if null, and proposes pairs again. */
  @Transactional
  Match lock(CohortId cohort, MenteeId mentee, @Nullable MentorId mentor) {
    lockOpenCohort(cohort);
    var locked = lockedPairs(cohort);
    if (mentor == null) {
      locked.remove(mentee);
    } else {
      locked.put(mentee, mentor);
    }
    return propose(cohort, locked);
  }

  /**
   * Activates the proposal and publishes its pairs.
   *
   * @param proposal the one that the operator saw, null for the current one
   * @throws Problem 409 if the proposal has been replaced
   */
  @Transactional
  Match activate(CohortId cohort, @Nullable MatchId proposal) {
    lockOpenCohort(cohort);
    var active = matches.findByCohortAndStatus(cohort, MatchStatus.ACTIVE);
    if (proposal != null && active.filter(it -> it.id().equals(proposal)).isPresent()) {
      return active.orElseThrow();
    }
    var match =
        matches
            .findByCohortAndStatus(cohort, MatchStatus.PROPOSED)
            .orElseThrow(() ->
                Problem.conflict(
                    "no-proposal", "There is no proposal to activate. Propose pairs first."));
    if (proposal != null && !match.id().equals(proposal)) {
      throw Problem.conflict(
          "stale-proposal", "This proposal has been replaced. Check the new one first.");
    }
    matches.markPast(cohort, MatchStatus.ACTIVE);
    matches.activate(match.id(), clock.instant());
    events.publishEvent(
        new CohortMatched(
            EventMetadata.about(cohort.value(), match.version(), clock.instant()),
            cohort.value(),
            match.matchedPairings().stream().map(CohortMatching::toPair).toList()));
    return matches.findByCohortAndStatus(cohort, MatchStatus.ACTIVE).orElseThrow();
  }

  private static @Nullable Integer preferenceRank(
      List<MentorId> chosen, @Nullable MentorId mentor) {
    return mentor == null || !chosen.contains(mentor) ? null : chosen.indexOf(mentor) + 1;
  }

  private void lockOpenCohort(CohortId cohort) {
    var found = cohorts.findForUpdate(cohort).orElseThrow(() -> Problem.notFound("cohort"));
    if (found.closed()) {
      throw Problem.conflict("cohort-closed", "This cohort has ended.");
    }
  }

  private Map<MenteeId, MentorId> lockedPairs(CohortId cohort) {
    var pairs = new TreeMap<MenteeId, MentorId>();
    var proposal = matches.findByCohortAndStatus(cohort, MatchStatus.PROPOSED);
    var pairings =
        proposal.isPresent()
            ? proposal.get().pairings().stream().filter(Pairing::locked).toList()
            : matches
                .findByCohortAndStatus(cohort, MatchStatus.ACTIVE)
                .map(Match::matchedPairings)
                .orElse(List.of());
    for (var pairing : pairings) {
      var mentor = pairing.mentor();
      if (mentor != null) {
        pairs.put(pairing.mentee(), mentor);
      }
    }
    return pairs;
  }

  private static void reservePlace(
      MenteeId mentee, MentorId mentor, List<MenteeId> mentees, Map<MentorId, Integer> places) {
    int left = places.getOrDefault(mentor, -1);
    if (!mentees.contains(mentee) || left < 0) {
      throw Problem.refused(
          "not-enrolled", "The mentee or mentor of a locked pair is not enrolled in this cohort.");
    }
    if (left == 0) {
      throw Problem.refused("no-place-left", "A mentor has more locked pairs than places.");
    }
    places.put(mentor, left - 1);
  }

  private static Pair toPair(Pairing pairing) {
    return new Pair(pairing.mentee().value(), Objects.requireNonNull(pairing.mentor()).value());
  }
}
