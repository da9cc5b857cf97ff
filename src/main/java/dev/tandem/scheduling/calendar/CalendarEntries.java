package dev.tandem.scheduling.calendar;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A member's sessions, as a calendar shows them. */
public interface CalendarEntries {

  /**
   * Every booking of the member, as mentor or mentee, whose session touches [from, to); also the
   * cancelled ones, ordered by start.
   */
  List<CalendarEntry> find(UUID member, Instant from, Instant to);
}
