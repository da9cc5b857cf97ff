package dev.tandem.recommendations.matching;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.matching.Match.MatchStatus;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.time.Clock;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Activates the proposed pairs of a cohort and publishes them. */
@Service
class MatchActivation {

  private final Cohorts cohorts;
  private final Matches matches;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MatchActivation(Cohorts cohorts, Matches matches, ApplicationEventPublisher events, Clock clock) {
    this.cohorts = cohorts;
    this.matches = matches;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param proposal the one that the operator saw, null for the current one
   * @throws Problem 409 if the proposal has been replaced
   */
  @Transactional
  Match activate(CohortId cohort, @Nullable MatchId proposal) {
    cohorts.lockOpen(cohort);
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
    var now = clock.instant();
    matches.activate(match.id(), now);
    events.publishEvent(match.matchedEvent(now));
    return matches.findByCohortAndStatus(cohort, MatchStatus.ACTIVE).orElseThrow();
  }
}
