package dev.tandem.scheduling.attendance;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingEvents;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.Party;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.transaction.annotation.Transactional;

/** Completes sessions: at the mentor's request, or when the no-show window closes. */
@Service
public class CompletionService {

  private final BookingAccess bookingAccess;
  private final BookingTransitions transitions;
  private final Clock clock;

  CompletionService(BookingAccess bookingAccess, BookingTransitions transitions, Clock clock) {
    this.bookingAccess = bookingAccess;
    this.transitions = transitions;
    this.clock = clock;
  }

  /**
   * @throws Problem 403 for the mentee, 409 when the session is not confirmed or not over
   */
  @Transactional
  public Booking complete(BookingId id, Caller caller) {
    var booking = bookingAccess.lock(id, caller);
    if (BookingAccess.partyOf(booking, caller) == Party.MENTEE) {
      throw Problem.forbidden("Only the mentor can complete a session.");
    }
    var now = clock.instant();
    if (booking.status() != BookingStatus.CONFIRMED) {
      throw Problem.conflict("not-confirmed", "Only a confirmed session can be completed.");
    }
    if (!booking.slot().hasEnded(now)) {
      throw Problem.conflict("not-over", "The session is not over yet.");
    }
    return complete(booking, "The mentor confirmed that the session took place.", now);
  }

  /**
   * @param booking locked in the caller's transaction
   */
  public Booking complete(Booking booking, String note, Instant now) {
    return transitions.apply(
        ProcessStep.COMPLETE, booking.complete(), note, now, BookingEvents::completed);
  }
}
