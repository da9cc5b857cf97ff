package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.attendance.NoShowReport;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the viewer of a booking can do about it now, so that a page offers nothing else. */
record AllowedActions(
    boolean cancel,
    boolean move,
    boolean approve,
    boolean complete,
    boolean reportNoShow,
    boolean dispute,
    boolean resolve,
    boolean bookAgain) {

  static AllowedActions of(
      Booking booking,
      @Nullable NoShowReport claim,
      Caller caller,
      BookingProperties rules,
      Instant now) {
    var by = BookingAccess.partyOf(booking, caller);
    var slot = booking.slot();
    var confirmed = booking.status() == BookingStatus.CONFIRMED;
    return new AllowedActions(
        booking.status().isBlocking() && !slot.hasBegun(now),
        confirmed
            && !slot.hasBegun(now)
            && (by != Party.MENTEE || booking.moves() < Booking.MAX_MOVES),
        booking.status() == BookingStatus.PENDING && by != Party.MENTEE,
        confirmed && by != Party.MENTEE && slot.hasEnded(now),
        confirmed
            && by != Party.PLATFORM
            && !now.isBefore(slot.startsAt().plus(rules.noShowFrom()))
            && !now.isAfter(slot.endsAt().plus(rules.noShowWindow())),
        claim != null && claim.canBeDisputedBy(by),
        claim != null && claim.isOpen() && by == Party.PLATFORM,
        booking.status() == BookingStatus.EXPIRED && by == Party.MENTEE && !slot.hasBegun(now));
  }
}
