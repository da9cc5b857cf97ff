package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.attendance.NoShowPeriod;
import dev.tandem.scheduling.attendance.NoShowReport;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The actions that the viewer of a booking may take now. A page offers only these. */
record AllowedActions(
    boolean cancel,
    boolean reschedule,
    boolean approve,
    boolean complete,
    boolean reportNoShow,
    boolean dispute,
    boolean resolve,
    boolean bookAgain) {

  static AllowedActions of(
      Booking booking,
      @Nullable NoShowReport report,
      Caller caller,
      BookingProperties properties,
      Instant now) {
    var party = BookingAccess.partyOf(booking, caller);
    var slot = booking.slot();
    var confirmed = booking.status() == BookingStatus.CONFIRMED;
    return new AllowedActions(
        booking.status().isBlocking() && !slot.hasBegun(now),
        confirmed
            && !slot.hasBegun(now)
            && (party != Party.MENTEE || booking.reschedules().leftForMentee() > 0),
        booking.status() == BookingStatus.PENDING && party != Party.MENTEE,
        confirmed && party != Party.MENTEE && slot.hasEnded(now),
        confirmed && party != Party.PLATFORM && NoShowPeriod.of(slot, properties).contains(now),
        report != null && report.canBeDisputedBy(party),
        report != null && report.isOpen() && party == Party.PLATFORM,
        booking.status() == BookingStatus.EXPIRED && party == Party.MENTEE && !slot.hasBegun(now));
  }
}
