package dev.tandem.scheduling.process;

import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingEvents;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.seat.SeatAllocation;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;

/** The compensation: releases the slot; billing refunds the payment when it reads the event. */
@Service
class BookingExpiry {

  private final BookingTransitions transitions;
  private final SeatAllocation seatAllocation;

  BookingExpiry(BookingTransitions transitions, SeatAllocation seatAllocation) {
    this.transitions = transitions;
    this.seatAllocation = seatAllocation;
  }

  void expire(Booking booking, String reason, Instant now) {
    transitions.apply(
        ProcessStep.RELEASE, booking.expire(reason), reason, now, BookingEvents::expired);
    seatAllocation.release(booking.slot());
  }

  /** Keeps the seat for the mentee until the hold would have expired, for another payment. */
  void expireUnpaid(Booking booking, String reason, Instant now) {
    transitions.apply(
        ProcessStep.RELEASE, booking.expire(reason), reason, now, BookingEvents::expired);
    seatAllocation.keep(booking.slot(), booking.menteeId(), booking.holdExpiresAt());
  }
}
