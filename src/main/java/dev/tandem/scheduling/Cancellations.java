package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows what a cancellation gives back, and cancels for exactly that. */
@Service
@Component
class Cancellations {

  private final Parties parties;
  private final Steps steps;
  private final Seats seats;
  private final Strikes strikes;
  private final Clock clock;

  Cancellations(Parties parties, Steps steps, Seats seats, Strikes strikes, Clock clock) {
    this.parties = parties;
    this.steps = steps;
    this.seats = seats;
    this.strikes = strikes;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 when it cannot be cancelled any more
   */
  Refund preview(BookingId id, Caller caller) {
    var booking = parties.find(id, caller);
    return refund(booking, Parties.of(booking, caller), clock.instant());
  }

  /**
   * @param previewed the refund that the caller was shown
   * @throws Problem 409 when it is another by now
   */
  @Transactional
  Booking cancel(BookingId id, Caller caller, Money previewed, @Nullable String reason) {
    var booking = parties.lock(id, caller);
    var by = Parties.of(booking, caller);
    var now = clock.instant();
    var refund = refund(booking, by, now);
    if (!refund.amount().equals(previewed)) {
      throw Problem.conflict(
          "refund-changed",
          "The refund is now " + refund.amount() + ", not " + previewed + ". Look at it again.");
    }
    return cancel(booking, by, refund, reason, now);
  }

  private Booking cancel(
      Booking booking, Party by, Refund refund, @Nullable String reason, Instant now) {
    var strike = by != Party.MENTEE && booking.status() == BookingStatus.CONFIRMED;
    var cancelled =
        booking.cancel(reason == null || reason.isBlank() ? standard(by) : reason.strip());
    var fact = new BookingFacts(cancelled, now).cancelled(by, refund, strike);
    steps.take(
        Step.RELEASE, cancelled, standard(by) + " " + refund.amount() + " go back.", now, fact);
    if (strike) {
      strikes.add(booking, "Cancelled a confirmed session", now);
    }
    if (by == Party.MENTEE) {
      seats.release(booking.slot());
    } else {
      seats.close(booking.slot());
    }
    return cancelled;
  }

  private static Refund refund(Booking booking, Party by, Instant now) {
    if (!booking.status().blocks()) {
      throw Problem.conflict("not-cancellable", "This booking can no longer be cancelled.");
    }
    if (booking.status() == BookingStatus.CONFIRMED && booking.slot().hasBegun(now)) {
      throw Problem.conflict(
          "session-begun", "The session has begun. If someone did not come, report it instead.");
    }
    return booking.refundIfCancelled(by, now);
  }

  private static String standard(Party by) {
    return switch (by) {
      case MENTEE -> "Cancelled by the mentee.";
      case MENTOR -> "Cancelled by the mentor.";
      case PLATFORM -> "Cancelled by Tandem.";
    };
  }
}
