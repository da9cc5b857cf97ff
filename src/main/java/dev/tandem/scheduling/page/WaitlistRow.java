package dev.tandem.scheduling.page;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.seat.WaitlistEntry;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place on a waiting list as the page of sessions shows it. */
record WaitlistRow(
    UUID offeringId,
    String title,
    String mentorName,
    LocalizedTime when,
    @Nullable LocalizedTime offeredUntil) {

  static WaitlistRow of(WaitlistEntry entry, Offering offering, String mentorName, ZoneId zone) {
    var offeredUntil = entry.offeredUntil();
    return new WaitlistRow(
        entry.offeringId(),
        offering.terms().title(),
        mentorName,
        LocalizedTime.of(entry.startsAt(), zone),
        offeredUntil == null ? null : LocalizedTime.of(offeredUntil, zone));
  }
}
