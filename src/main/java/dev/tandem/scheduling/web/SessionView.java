package dev.tandem.scheduling.web;

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
 * A booking on a page.
 *
 * @param viewerRole the viewer's side: MENTEE, MENTOR or PLATFORM
 * @param badge the class of its badge
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
      case HELD -> "Payment being confirmed";
      case PENDING -> "Waiting for the mentor";
      case CONFIRMED -> booking.slot().hasEnded(now) ? "Over" : "Confirmed";
      case COMPLETED -> "Took place";
      case NO_SHOW -> "Missed";
      case CANCELLED -> "Cancelled";
      case EXPIRED -> "Released";
    };
  }

  private static String describe(Booking booking, Instant now, ZoneId zone) {
    var reason = booking.reason() == null ? "" : booking.reason();
    return switch (booking.status()) {
      case HELD ->
          "The payment is being confirmed. The slot is kept until "
              + LocalizedTime.of(booking.holdExpiresAt(), zone).text()
              + ".";
      case PENDING -> "It is paid for. The mentor has to agree; if not, everything goes back.";
      case CONFIRMED -> describeConfirmed(booking, now);
      case COMPLETED -> "The session took place.";
      case NO_SHOW -> reason;
      case CANCELLED -> "It is cancelled. " + reason;
      case EXPIRED -> "The slot was released and nothing is owed. " + reason;
    };
  }

  private static String describeConfirmed(Booking booking, Instant now) {
    if (booking.slot().hasEnded(now)) {
      return "The session is over. It counts as held unless someone reports that it was missed.";
    }
    return booking.slot().hasBegun(now)
        ? "The session is going on."
        : "The session is paid for and will take place.";
  }
}
