package dev.tandem.scheduling.process;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.BookingLimits;
import dev.tandem.scheduling.process.HoldSituation.Situation;
import dev.tandem.scheduling.seat.Requesters;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Bounds the slots that one mentee holds without having paid for them (decision 0023). */
@Component
class HoldLimits {

  private final Requesters requesters;
  private final BookingLimits limits;

  HoldLimits(Requesters requesters, BookingLimits limits) {
    this.requesters = requesters;
    this.limits = limits;
  }

  /** Lets the mentee's other requests wait until the end of the transaction. */
  void lock(UUID mentee) {
    requesters.lock(mentee);
  }

  /**
   * @throws Problem 409 when the mentee holds too many slots, or has left too many unpaid
   */
  void requireRoom(Situation count) {
    if (count.held() >= limits.holds()) {
      throw tooMany("You already hold %s slots that are not paid for yet.".formatted(count.held()));
    }
    if (count.heldOfMentor() >= limits.holdsPerMentor()) {
      throw tooMany(
          "You already hold %s slots of this mentor that are not paid for yet."
              .formatted(count.heldOfMentor()));
    }
    if (count.unpaid() >= limits.unpaidPerHour()) {
      throw Problem.conflict(
          "too-many-holds",
          "%s of your bookings were not paid for within the last hour. Try again later."
              .formatted(count.unpaid()));
    }
  }

  private static Problem tooMany(String sentence) {
    return Problem.conflict(
        "too-many-holds", sentence + " Wait until they are confirmed, or cancel one.");
  }
}
