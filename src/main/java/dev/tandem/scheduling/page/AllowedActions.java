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

/**
 * The actions that the viewer of a booking may take now. A page offers only these.
 *
 * @param cancel not for the mentor of a request, who declines it instead
 * @param claim to open a claim as an operator
 * @param calendar to add the session to the viewer's own calendar
 */
record AllowedActions(
    boolean cancel,
    boolean reschedule,
    boolean approve,
    boolean complete,
    boolean reportNoShow,
    boolean claim,
    boolean dispute,
    boolean resolve,
    boolean bookAgain,
    boolean calendar) {

  /**
   * @param booking as of now
   */
  static AllowedActions of(
      Booking booking,
      @Nullable NoShowReport report,
      Caller caller,
      BookingProperties properties,
      Instant now) {
    var party = BookingAccess.partyOf(booking, caller);
    var status = booking.status();
    var slot = booking.slot();
    var ahead = !slot.hasBegun(now);
    var confirmed = status == BookingStatus.CONFIRMED;
    var requested = status == BookingStatus.PENDING;
    return new AllowedActions(
        status.isBlocking() && ahead && !(requested && party == Party.MENTOR),
        confirmed && ahead && booking.reschedules().leftFor(party) > 0,
        requested && party != Party.MENTEE,
        confirmed && party != Party.MENTEE && slot.hasEnded(now),
        report == null
            && (confirmed ? party != Party.PLATFORM : party == Party.MENTEE)
            && (confirmed || status == BookingStatus.COMPLETED)
            && NoShowPeriod.of(slot, properties).contains(now),
        party == Party.PLATFORM
            && !ahead
            && NoShowReport.isAbout(status)
            && (report == null || !report.isOpen()),
        report != null && report.canBeDisputedBy(party, properties.disputeWindow(), now),
        report != null && report.isOpen() && party == Party.PLATFORM,
        status == BookingStatus.EXPIRED && party == Party.MENTEE && ahead,
        status.isBlocking() && party != Party.PLATFORM && !slot.hasEnded(now));
  }
}
