package dev.tandem.scheduling.booking;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
import org.springframework.stereotype.Component;

/** Loads a booking for its mentee, its mentor or an operator; for anyone else it is not found. */
@Component
public class BookingAccess {

  private final Bookings bookings;

  BookingAccess(Bookings bookings) {
    this.bookings = bookings;
  }

  /** The party that the caller acts for. */
  public static Party partyOf(Booking booking, Caller caller) {
    if (caller.is(booking.menteeId())) {
      return Party.MENTEE;
    }
    if (caller.is(booking.slot().mentorId())) {
      return Party.MENTOR;
    }
    if (caller.is(Role.OPERATOR)) {
      return Party.PLATFORM;
    }
    throw Problem.notFound("booking");
  }

  public Booking find(BookingId id, Caller caller) {
    return requireParty(bookings.find(id).orElseThrow(() -> Problem.notFound("booking")), caller);
  }

  /** Locks the booking until the caller's transaction ends. */
  public Booking lock(BookingId id, Caller caller) {
    return requireParty(bookings.lock(id).orElseThrow(() -> Problem.notFound("booking")), caller);
  }

  private static Booking requireParty(Booking booking, Caller caller) {
    partyOf(booking, caller);
    return booking;
  }
}
