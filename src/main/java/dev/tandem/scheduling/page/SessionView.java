package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A booking as it is shown on pages.
 *
 * @param viewerRole the viewer's party: MENTEE, MENTOR or PLATFORM
 * @param badge the CSS class of the status badge
 */
record SessionView(
    UUID id,
    String title,
    UUID mentorId,
    String mentorName,
    UUID menteeId,
    UUID offeringId,
    String viewerRole,
    LocalizedTime when,
    Money price,
    BookingStatus status,
    String badge,
    String label,
    String description) {

  static SessionView of(
      Booking booking, String mentorName, Caller caller, Instant now, ZoneId zone) {
    var slot = booking.slot();
    return new SessionView(
        booking.id().value(),
        slot.title(),
        slot.mentorId(),
        mentorName,
        booking.menteeId(),
        slot.offeringId(),
        BookingAccess.partyOf(booking, caller).name(),
        LocalizedTime.ofRange(slot.startsAt(), slot.endsAt(), zone),
        booking.terms().price(),
        booking.status(),
        badgeOf(booking.status()),
        labelOf(booking, now),
        describe(booking, now, zone));
  }

  private static String badgeOf(BookingStatus status) {
    return switch (status) {
      case HELD, PENDING -> "wait";
      case CONFIRMED, COMPLETED -> "good";
      case NO_SHOW, CANCELLED, EXPIRED -> "bad";
    };
  }

  private static String labelOf(Booking booking, Instant now) {
    return switch (booking.status()) {
      case HELD -> "Confirming payment";
      case PENDING -> "Waiting for approval";
      case CONFIRMED -> booking.slot().hasEnded(now) ? "Ended" : "Confirmed";
      case COMPLETED -> "Completed";
      case NO_SHOW -> "Missed";
      case CANCELLED -> "Cancelled";
      case EXPIRED -> "Not booked";
    };
  }

  private static String describe(Booking booking, Instant now, ZoneId zone) {
    var reason = booking.reason() == null ? "" : booking.reason();
    return switch (booking.status()) {
      case HELD ->
          "The payment is being confirmed. The slot is held until "
              + LocalizedTime.of(booking.holdExpiresAt(), zone).text()
              + ".";
      case PENDING ->
          "The session is paid for and waits for the mentor’s approval. If it is not approved, the full price is refunded.";
      case CONFIRMED -> describeConfirmed(booking, now);
      case COMPLETED -> "The session took place.";
      case NO_SHOW -> reason;
      case CANCELLED -> "This session was cancelled. " + reason;
      case EXPIRED -> reason + " The session was not booked, and nothing has to be paid.";
    };
  }

  private static String describeConfirmed(Booking booking, Instant now) {
    if (booking.slot().hasEnded(now)) {
      return "The session has ended. It counts as completed unless a no-show is reported.";
    }
    return booking.slot().hasBegun(now)
        ? "The session is in progress."
        : "The session is confirmed and paid for.";
  }
}
