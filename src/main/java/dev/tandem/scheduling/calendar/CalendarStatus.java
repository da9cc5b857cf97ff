package dev.tandem.scheduling.calendar;

/** The status of an event in iCalendar. */
public enum CalendarStatus {
  TENTATIVE,
  CONFIRMED,
  CANCELLED
}
