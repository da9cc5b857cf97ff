package dev.tandem.scheduling.availability;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jmolecules.ddd.annotation.ValueObject;

/** A window that recurs every week within a range of dates. */
@ValueObject
public record WeeklyWindow(DayOfWeek day, DayWindow window, DateRange validity) {

  boolean appliesOn(LocalDate date) {
    return date.getDayOfWeek() == day && validity.contains(date);
  }

  boolean overlaps(WeeklyWindow other) {
    return day == other.day && window.overlaps(other.window) && validity.overlaps(other.validity);
  }
}
