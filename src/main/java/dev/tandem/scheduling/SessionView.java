package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A booking on a page.
 *
 * @param mine the viewer's side: MENTEE, MENTOR or PLATFORM
 * @param badge the class of its badge
 */
record SessionView(
    UUID id,
    String title,
    UUID mentorId,
    String mentorName,
    UUID menteeId,
    UUID offeringId,
    String mine,
    When when,
    Money price,
    BookingStatus status,
    String badge,
    String inShort,
    String inWords) {

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
        Parties.of(booking, caller).name(),
        When.of(slot.startsAt(), slot.endsAt(), zone),
        booking.terms().price(),
        booking.status(),
        badge(booking.status()),
        inShort(booking, now),
        inWords(booking, now, zone));
  }

  private static String badge(BookingStatus status) {
    return switch (status) {
      case HELD, PENDING -> "wait";
      case CONFIRMED, COMPLETED -> "good";
      case NO_SHOW, CANCELLED, EXPIRED -> "bad";
    };
  }

  private static String inShort(Booking booking, Instant now) {
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

  private static String inWords(Booking booking, Instant now, ZoneId zone) {
    var reason = booking.reason() == null ? "" : booking.reason();
    return switch (booking.status()) {
      case HELD ->
          "The payment is being confirmed. The slot is kept until "
              + When.of(booking.holdExpiresAt(), zone).words()
              + ".";
      case PENDING -> "It is paid for. The mentor has to agree; if not, everything goes back.";
      case CONFIRMED -> confirmed(booking, now);
      case COMPLETED -> "The session took place.";
      case NO_SHOW -> reason;
      case CANCELLED -> "It is cancelled. " + reason;
      case EXPIRED -> "The slot was released and nothing is owed. " + reason;
    };
  }

  private static String confirmed(Booking booking, Instant now) {
    if (booking.slot().hasEnded(now)) {
      return "The session is over. It counts as held unless someone reports that it was missed.";
    }
    return booking.slot().hasBegun(now)
        ? "The session is going on."
        : "The session is paid for and will take place.";
  }
}
