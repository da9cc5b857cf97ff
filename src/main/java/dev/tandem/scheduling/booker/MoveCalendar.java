package dev.tandem.scheduling.booker;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The times to which a session can be moved, a month and a day of them at a time.
 *
 * @param day null where the month has none
 */
public record MoveCalendar(MonthCalendar calendar, @Nullable String day, List<TimeOfDay> times) {

  /**
   * @param viewers the zone of days and times
   * @param mentors the mentor's zone, whose time stands beside one that differs
   * @param today in the viewer's zone
   */
  public record Clocks(ZoneId viewers, ZoneId mentors, LocalDate today) {}

  /**
   * @param starts at least one
   * @param asked the day to show; null for the first of the month
   * @param month the month to show; null for that of the day
   * @param address of the page
   * @param inPage whether htmx loads what a link leads to
   */
  public static MoveCalendar of(
      List<Instant> starts,
      @Nullable LocalDate asked,
      @Nullable YearMonth month,
      Clocks clocks,
      String address,
      boolean inPage) {
    var days = byDay(starts, clocks.viewers());
    var months = new MonthRange(YearMonth.from(days.firstKey()), YearMonth.from(days.lastKey()));
    var wanted = new BookerChoice(null, month, asked, null).shownMonth();
    var shown = wanted == null ? months.first() : months.closest(wanted);
    var day = asked != null && days.containsKey(asked) ? asked : firstIn(shown, days);
    var links = links(address, inPage);
    return new MoveCalendar(
        MonthCalendar.of(shown, days, day, clocks.today(), months, links),
        day == null ? null : DayCell.nameOf(day),
        times(day == null ? List.of() : days.getOrDefault(day, List.of()), clocks));
  }

  /** Whether the mentor's clock shows another time. */
  public boolean mentorsDiffer() {
    return times.stream().anyMatch(it -> it.mentors() != null);
  }

  private static NavigableMap<LocalDate, List<Instant>> byDay(List<Instant> starts, ZoneId zone) {
    return starts.stream()
        .collect(
            Collectors.groupingBy(
                start -> LocalDate.ofInstant(start, zone), TreeMap::new, Collectors.toList()));
  }

  private static @Nullable LocalDate firstIn(
      YearMonth month, NavigableMap<LocalDate, List<Instant>> days) {
    var first = days.ceilingKey(month.atDay(1));
    return first != null && YearMonth.from(first).equals(month) ? first : null;
  }

  private static List<TimeOfDay> times(List<Instant> starts, Clocks clocks) {
    return starts.stream()
        .map(start -> TimeOfDay.of(start, clocks.viewers(), clocks.mentors()))
        .toList();
  }

  private static MonthCalendar.Links links(String address, boolean inPage) {
    return new MonthCalendar.Links() {
      @Override
      public BookerLink toDay(LocalDate day) {
        return link(address + "?day=" + day);
      }

      @Override
      public BookerLink toMonth(YearMonth month) {
        return link(address + "?month=" + month);
      }

      private BookerLink link(String target) {
        return new BookerLink(target, inPage ? target : null);
      }
    };
  }
}
