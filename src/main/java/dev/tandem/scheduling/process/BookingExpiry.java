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

  static final String HOLD_EXPIRED_REASON = "The payment was not confirmed in time.";
  static final String APPROVAL_EXPIRED_REASON = "The mentor did not answer in time.";

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
}
