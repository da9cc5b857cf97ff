package dev.tandem.scheduling.page;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.booking.BookingStatus;
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
    boolean mentorListed,
    UUID menteeId,
    UUID offeringId,
    String viewerRole,
    LocalizedTime when,
    Money price,
    BookingStatus status,
    String badge,
    String label,
    String description) {

  static SessionView of(SessionTexts texts, boolean mentorListed, ZoneId zone) {
    var booking = texts.booking();
    var slot = booking.slot();
    return new SessionView(
        booking.id().value(),
        slot.title(),
        slot.mentorId(),
        texts.mentorName(),
        mentorListed,
        booking.menteeId(),
        slot.offeringId(),
        texts.viewer().name(),
        LocalizedTime.ofRange(slot.startsAt(), slot.endsAt(), zone),
        booking.terms().price(),
        booking.status(),
        texts.badge(),
        texts.label(),
        texts.description(zone));
  }
}
