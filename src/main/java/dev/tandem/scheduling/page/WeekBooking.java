package dev.tandem.scheduling.page;

import dev.tandem.scheduling.calendar.CalendarEntry;
import dev.tandem.scheduling.calendar.CalendarStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** A booked session in a mentor's week. */
record WeekBooking(UUID id, UUID menteeId, Instant startsAt, String hours, boolean tentative) {

  static WeekBooking of(CalendarEntry entry, ZoneId zone) {
    return new WeekBooking(
        entry.booking(),
        entry.mentee(),
        entry.startsAt(),
        DisplayFormats.formatTimes(entry.startsAt(), entry.endsAt(), zone),
        entry.status() == CalendarStatus.TENTATIVE);
  }
}
