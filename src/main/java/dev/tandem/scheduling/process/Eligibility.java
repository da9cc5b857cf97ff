package dev.tandem.scheduling.process;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.seat.FullSlots;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;

/** Decides whether a mentee may book a slot and pay for it as requested. */
@Service
class Eligibility {

  private final BookingParties parties;
  private final FullSlots fullSlots;

  Eligibility(BookingParties parties, FullSlots fullSlots) {
    this.parties = parties;
    this.fullSlots = fullSlots;
  }

  /**
   * @return the cohort that mentor and mentee share, or null if they share none
   * @throws Problem 404 when the mentee does not see the mentor, 403 when the mentee may not book
   *     the slot, 422 when no cohort can pay
   */
  @Nullable UUID requireEligible(UUID mentee, RequestedSlot slot, Funding funding, Instant now) {
    if (mentee.equals(slot.mentorId())) {
      throw Problem.forbidden("You cannot book a session with yourself.");
    }
    var known = parties.find(mentee, slot.mentorId(), now);
    var cohort = known.cohort();
    if (cohort == null && known.hidden() && !isKeptFor(mentee, slot, now)) {
      throw Problem.notFound("offering");
    }
    if (known.suspended()) {
      throw Problem.forbidden(
          "You cannot book while an invoice is past due or your bank has taken a payment back. The page"
              + " of your invoices says which; ask Tandem to settle it.");
    }
    if (known.menteeLeaves()) {
      throw Problem.forbidden(
          "You are leaving Tandem, so you cannot book. Stay with Tandem under Preferences, Leaving.");
    }
    if (known.mentorLeaves()) {
      throw Problem.refused(
          "slot-not-offered", "This mentor takes no new sessions. Choose another mentor.");
    }
    if (cohort == null && slot.cohortOnly()) {
      throw Problem.forbidden("This offering is for members of the mentor's cohorts only.");
    }
    if (cohort == null && funding.kind() == FundingKind.COHORT) {
      throw Problem.refused(
          "no-shared-cohort", "You and this mentor share no cohort that could pay. Pay by card.");
    }
    return cohort;
  }

  /** Whether a seat is kept for the mentee, who saw the offering when they asked for it. */
  private boolean isKeptFor(UUID mentee, RequestedSlot slot, Instant now) {
    return fullSlots.findOffer(slot.offeringId(), slot.startsAt(), mentee, now).isPresent();
  }
}
