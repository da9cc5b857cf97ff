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

/** A session took place: the mentor says so, or nobody says otherwise. */
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

  @Transactional
  public Booking complete(BookingId id, Caller caller) {
    var booking = bookingAccess.lock(id, caller);
    if (BookingAccess.partyOf(booking, caller) == Party.MENTEE) {
      throw Problem.forbidden("The mentor completes a session.");
    }
    var now = clock.instant();
    if (booking.status() != BookingStatus.CONFIRMED) {
      throw Problem.conflict("not-confirmed", "Only a confirmed session can be completed.");
    }
    if (!booking.slot().hasEnded(now)) {
      throw Problem.conflict("not-over", "The session is not over yet.");
    }
    return complete(booking, "The mentor says that it took place.", now);
  }

  public Booking complete(Booking booking, String note, Instant now) {
    var completed = booking.complete();
    var fact = new BookingEvents(completed, now).completed();
    transitions.apply(ProcessStep.COMPLETE, completed, note, now, fact);
    return completed;
  }
}
