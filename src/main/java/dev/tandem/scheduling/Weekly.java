package dev.tandem.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jmolecules.ddd.annotation.ValueObject;

/** A window that comes again every week while it is valid. */
@ValueObject
record Weekly(DayOfWeek day, Window window, Dates valid) {

  boolean appliesOn(LocalDate date) {
    return date.getDayOfWeek() == day && valid.contain(date);
  }

  boolean overlaps(Weekly other) {
    return day == other.day && window.overlaps(other.window) && valid.overlap(other.valid);
  }
}
