package dev.tandem.scheduling.process;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.offering.Cohorts;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;

/** Who may book what, and on whose account. */
@Service
class Eligibility {

  private final SuspendedPayers suspendedPayers;
  private final Cohorts cohorts;

  Eligibility(SuspendedPayers suspendedPayers, Cohorts cohorts) {
    this.suspendedPayers = suspendedPayers;
    this.cohorts = cohorts;
  }

  /**
   * The cohort that the session belongs to: the one that mentor and mentee share, if they do.
   *
   * @throws Problem 403 when the mentee may not book this
   */
  @Nullable UUID requireEligible(UUID mentee, RequestedSlot slot, Funding funding) {
    if (mentee.equals(slot.mentorId())) {
      throw Problem.forbidden("Nobody books a session with themselves.");
    }
    if (suspendedPayers.isSuspended(mentee)) {
      throw Problem.forbidden("An invoice of yours is past due. Pay it, then you can book again.");
    }
    var cohort = cohorts.findShared(mentee, slot.mentorId());
    if (cohort == null && slot.cohortOnly()) {
      throw Problem.forbidden("This offering is for the members of the mentor's cohorts only.");
    }
    if (cohort == null && funding.kind() == FundingKind.COHORT) {
      throw Problem.refused(
          "no-shared-cohort", "You and this mentor share no cohort that could pay. Use a card.");
    }
    return cohort;
  }
}
