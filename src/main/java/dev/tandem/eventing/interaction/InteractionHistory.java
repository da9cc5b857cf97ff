package dev.tandem.eventing.interaction;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The interactions of the last weeks, over all processes on this database. What happened in the
 * last seconds may be missing.
 */
public interface InteractionHistory {

  /** The current week is one of them. */
  int KEPT_WEEKS = 9;

  /** All that are kept, with their number in the week that begins on the Monday. */
  List<MeasuredInteraction> seenIn(LocalDate monday);

  /** The Monday of the week in which the instant is, in UTC. */
  static LocalDate weekOf(Instant instant) {
    return mondayOf(LocalDate.ofInstant(instant, ZoneOffset.UTC));
  }

  static LocalDate mondayOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
