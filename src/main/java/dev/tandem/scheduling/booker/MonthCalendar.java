package dev.tandem.scheduling.booker;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days of a month in weeks from Monday to Sunday, with a link for each that has free times.
 *
 * @param previous null where nothing can be booked before
 * @param next null where nothing can be booked after
 */
record MonthCalendar(
    String name,
    @Nullable MonthLink previous,
    @Nullable MonthLink next,
    List<List<DayCell>> weeks) {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final int DAYS = DayOfWeek.values().length;

  record MonthLink(String name, BookerLink link) {}

  /** Where the links of a calendar lead. */
  interface Links {

    BookerLink toDay(LocalDate day);

    BookerLink toMonth(YearMonth month);
  }

  /**
   * @param free the free times of each day that has some
   */
  static MonthCalendar of(
      YearMonth month,
      Map<LocalDate, ? extends Collection<?>> free,
      @Nullable LocalDate chosen,
      LocalDate today,
      MonthRange months,
      Links links) {
    var monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var weeks =
        Stream.iterate(monday, it -> !it.isAfter(month.atEndOfMonth()), it -> it.plusWeeks(1))
            .map(first -> Stream.iterate(first, it -> it.plusDays(1)).limit(DAYS))
            .map(days ->
                days.map(day ->
                        YearMonth.from(day).equals(month)
                            ? cell(day, free, chosen, today, links)
                            : DayCell.OUTSIDE)
                    .toList())
            .toList();
    return new MonthCalendar(
        nameOf(month), link(months.before(month), links), link(months.after(month), links), weeks);
  }

  static String nameOf(YearMonth month) {
    return NAME.format(month);
  }

  private static @Nullable MonthLink link(@Nullable YearMonth month, Links links) {
    return month == null ? null : new MonthLink(nameOf(month), links.toMonth(month));
  }

  private static DayCell cell(
      LocalDate day,
      Map<LocalDate, ? extends Collection<?>> free,
      @Nullable LocalDate chosen,
      LocalDate today,
      Links links) {
    var times = free.get(day);
    return new DayCell(
        String.valueOf(day.getDayOfMonth()),
        DayCell.label(day, times == null ? 0 : times.size()),
        times == null ? null : links.toDay(day),
        day.equals(chosen),
        day.equals(today));
  }
}
