package dev.tandem.scheduling.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A booking in a calendar.
 *
 * @param revision increases whenever the booking is rescheduled or cancelled
 * @param changedAt the time of the last change
 */
@ValueObject
public record CalendarEntry(
    UUID booking,
    int revision,
    UUID mentor,
    UUID mentee,
    UUID offering,
    Instant startsAt,
    Instant endsAt,
    CalendarStatus status,
    Instant changedAt) {}
