package dev.tandem.scheduling.booker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mentee sees: the session types of a mentor, and the free times of the chosen one.
 *
 * @param times null where the mentor offers nothing
 */
record Booker(List<SessionType> types, @Nullable Times times) {

  /**
   * The free times of the chosen session type.
   *
   * @param choice with the session type that is shown
   * @param withdrawn whether another type than the one asked for is shown
   * @param group whether several mentees share a session
   * @param day null where no day of the month is free
   * @param nextDay the free day to go to where nothing is free; null if there is none at all
   * @param lastDay until which sessions can be booked now
   */
  record Times(
      BookerChoice choice,
      boolean withdrawn,
      boolean group,
      MonthCalendar calendar,
      @Nullable Day day,
      @Nullable NextDay nextDay,
      String lastDay,
      Zones zones) {}

  /** The chosen day. */
  record Day(String name, List<Start> starts) {

    /** Whether the mentor's clock shows another time. */
    public boolean mentorsDiffer() {
      return starts.stream().anyMatch(it -> it.time().mentors() != null);
    }
  }

  /**
   * @param address of the page on which it is booked
   */
  record Start(TimeOfDay time, int seatsLeft, String address) {}

  record NextDay(String name, BookerLink link) {}

  /** Both people's zones, with what their clocks show now. */
  record Zones(
      ZoneChoice choice,
      String clock,
      String mentorsName,
      String mentorsZone,
      String mentorsClock) {}
}
