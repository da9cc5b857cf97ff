package dev.tandem.scheduling;

import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.stereotype.Component;

/** The compensation: releases the slot and lets whoever took money know to give it back. */
@Service
@Component
class BookingExpiry {

  static final String HOLD_RAN_OUT = "The payment was not confirmed in time.";
  static final String NO_ANSWER = "The mentor did not answer in time.";

  private final Steps steps;
  private final Seats seats;

  BookingExpiry(Steps steps, Seats seats) {
    this.steps = steps;
    this.seats = seats;
  }

  void expire(Booking booking, String why, Instant now) {
    var expired = booking.expire(why);
    steps.take(Step.RELEASE, expired, why, now, new BookingFacts(expired, now).expired());
    seats.release(booking.slot());
  }
}
