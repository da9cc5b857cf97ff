package dev.tandem.recommendations.matching;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.events.CohortMatched;
import dev.tandem.recommendations.events.Pair;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pairs the mentees of a cohort with its mentors; an operator looks first. */
@Component
public class CohortMatching {

  private final Cohorts cohorts;
  private final Matches matches;
  private final PreferenceLists preferenceLists;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CohortMatching(
      Cohorts cohorts,
      Matches matches,
      PreferenceLists preferenceLists,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohorts = cohorts;
    this.matches = matches;
    this.preferenceLists = preferenceLists;
    this.events = events;
    this.clock = clock;
  }

  /** The proposal an operator is looking at, else what is active. */
  public Optional<Match> current(CohortId cohort) {
    return matches
        .find(cohort, Match.MatchStatus.PROPOSED)
        .or(() -> matches.find(cohort, Match.MatchStatus.ACTIVE));
  }

  /**
   * Proposes pairs and replaces an earlier proposal.
   *
   * @param locks pairs that are fixed; none given: those fixed or activated so far
   * @throws Problem 404 unknown, 409 closed, 422 for locks that cannot be
   */
  @Transactional
  Match propose(CohortId cohort, @Nullable Map<MenteeId, MentorId> locks) {
    lockOpenCohort(cohort);
    var fixed = locks == null ? lockedPairs(cohort) : locks;
    var places = new HashMap<>(cohorts.mentorCapacities(cohort));
    var mentees = cohorts.mentees(cohort);
    fixed.forEach((mentee, mentor) -> reservePlace(mentee, mentor, mentees, places));
    var free = mentees.stream().filter(it -> !fixed.containsKey(it)).toList();
    var market = preferenceLists.prepareMatching(cohort, free, places);
    var pairs = new TreeMap<>(market.stablePairs());
    pairs.putAll(fixed);
    var choices = cohorts.preferences(cohort);
    var pairings = new ArrayList<Pairing>();
    for (var it : mentees) {
      var mentor = pairs.get(it);
      var own = choices.getOrDefault(it, List.of());
      pairings.add(new Pairing(it, mentor, preferenceRank(own, mentor), fixed.containsKey(it)));
    }
    var match =
        new Match(
            Ids.next(),
            cohort,
            Match.MatchStatus.PROPOSED,
            matches.nextVersion(cohort),
            clock.instant(),
            pairings);
    matches.saveProposal(match);
    return match;
  }

  /** Fixes a mentee's mentor, or with none leaves it to the matching again, and matches anew. */
  @Transactional
  Match lock(CohortId cohort, MenteeId mentee, @Nullable MentorId mentor) {
    lockOpenCohort(cohort);
    var fixed = lockedPairs(cohort);
    if (mentor == null) {
      fixed.remove(mentee);
    } else {
      fixed.put(mentee, mentor);
    }
    return propose(cohort, fixed);
  }

  /**
   * Makes the proposal what counts, and lets the others know.
   *
   * @param proposal the one that was looked at; refused with 409 if it has been replaced
   */
  @Transactional
  Match activate(CohortId cohort, @Nullable UUID proposal) {
    lockOpenCohort(cohort);
    var active = matches.find(cohort, Match.MatchStatus.ACTIVE);
    if (proposal != null && active.filter(it -> it.id().equals(proposal)).isPresent()) {
      return active.orElseThrow();
    }
    var match =
        matches
            .find(cohort, Match.MatchStatus.PROPOSED)
            .orElseThrow(() ->
                Problem.conflict("no-proposal", "There is no proposal to activate; match first."));
    if (proposal != null && !match.id().equals(proposal)) {
      throw Problem.conflict(
          "stale-proposal", "This proposal has been replaced; look at the newest one first.");
    }
    matches.activate(match, clock.instant());
    events.publishEvent(
        new CohortMatched(
            EventMetadata.about(cohort.value(), match.version(), clock.instant()),
            cohort.value(),
            match.matchedPairings().stream().map(CohortMatching::toPair).toList()));
    return matches.find(cohort, Match.MatchStatus.ACTIVE).orElseThrow();
  }

  private static @Nullable Integer preferenceRank(List<MentorId> own, @Nullable MentorId mentor) {
    return mentor == null || !own.contains(mentor) ? null : own.indexOf(mentor) + 1;
  }

  private void lockOpenCohort(CohortId cohort) {
    matches.lock(cohort);
    var found = cohorts.find(cohort).orElseThrow(() -> Problem.notFound("cohort"));
    if (found.closed()) {
      throw Problem.conflict("cohort-closed", "This cohort has ended.");
    }
  }

  private Map<MenteeId, MentorId> lockedPairs(CohortId cohort) {
    var fixed = new TreeMap<MenteeId, MentorId>();
    var proposal = matches.find(cohort, Match.MatchStatus.PROPOSED);
    var pairings =
        proposal.isPresent()
            ? proposal.get().pairings().stream().filter(Pairing::locked).toList()
            : matches
                .find(cohort, Match.MatchStatus.ACTIVE)
                .map(Match::matchedPairings)
                .orElse(List.of());
    for (var it : pairings) {
      var mentor = it.mentor();
      if (mentor != null) {
        fixed.put(it.mentee(), mentor);
      }
    }
    return fixed;
  }

  private static void reservePlace(
      MenteeId mentee, MentorId mentor, List<MenteeId> mentees, Map<MentorId, Integer> places) {
    int left = places.getOrDefault(mentor, -1);
    if (!mentees.contains(mentee) || left < 0) {
      throw Problem.refused("not-enrolled", "A locked pair is not enrolled in this cohort.");
    }
    if (left == 0) {
      throw Problem.refused("no-place-left", "A mentor has more locked pairs than places.");
    }
    places.put(mentor, left - 1);
  }

  private static Pair toPair(Pairing it) {
    return new Pair(it.mentee().value(), Objects.requireNonNull(it.mentor()).value());
  }
}
