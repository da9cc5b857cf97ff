package dev.tandem.scheduling.booker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthCalendarTests {

  private static final LocalDate TODAY = LocalDate.parse("2026-12-03");
  private static final MonthRange MONTHS =
      new MonthRange(YearMonth.of(2026, 12), YearMonth.of(2027, 1));

  @Test
  void aMonthIsWeeksFromMondayToSunday() {
    var calendar = calendar(MONTHS.first(), Map.of(), null);

    assertThat(calendar.name()).isEqualTo("December 2026");
    assertThat(calendar.weeks()).hasSize(5).allSatisfy(week -> assertThat(week).hasSize(7));
    assertThat(calendar.weeks().getFirst())
        .extracting(DayCell::number)
        .containsExactly("", "1", "2", "3", "4", "5", "6");
    assertThat(calendar.weeks().getLast().getLast()).isEqualTo(DayCell.OUTSIDE);
  }

  @Test
  void onlyDaysWithFreeTimesAreLinks() {
    var free = Map.of(TODAY.plusDays(1), List.of(1, 2), TODAY.plusDays(2), List.of(1));

    var week = calendar(MONTHS.first(), free, TODAY.plusDays(2)).weeks().getFirst();

    assertThat(week.subList(3, 6))
        .extracting(DayCell::label)
        .containsExactly(
            "Thursday, 3 December, 0 free times",
            "Friday, 4 December, 2 free times",
            "Saturday, 5 December, 1 free time");
    assertThat(week.subList(3, 6))
        .extracting(it -> it.link() != null)
        .containsExactly(false, true, true);
    assertThat(week.subList(3, 6)).extracting(DayCell::chosen).containsExactly(false, false, true);
    assertThat(week.subList(3, 6)).extracting(DayCell::today).containsExactly(true, false, false);
  }

  @Test
  void linksLeadToMonthsThatCanBeBookedOnly() {
    var first = calendar(MONTHS.first(), Map.of(), null);
    var last = calendar(MONTHS.last(), Map.of(), null);

    assertThat(first.previous()).isNull();
    assertThat(first.next()).isNotNull().extracting(it -> it.name()).isEqualTo("January 2027");
    assertThat(last.previous()).isNotNull().extracting(it -> it.name()).isEqualTo("December 2026");
    assertThat(last.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, Europe/Rome, 10:00, ",
    "Europe/Berlin, Asia/Tokyo, 10:00, 18:00",
    "Asia/Tokyo, Europe/Berlin, 18:00, 10:00",
    "Pacific/Kiritimati, America/Los_Angeles, 23:00, 01:00",
    "America/Los_Angeles, Asia/Tokyo, 01:00, 18:00",
    "Australia/Lord_Howe, America/Los_Angeles, 20:00, 01:00",
    "Pacific/Auckland, Pacific/Honolulu, 22:00, Thu 23:00"
  })
  void theMentorsTimeStandsBesideOneThatDiffers(
      String viewers, String mentors, String time, @Nullable String mentorsTime) {
    var at = Instant.parse("2026-12-04T09:00:00Z");

    var shown = TimeOfDay.of(at, ZoneId.of(viewers), ZoneId.of(mentors));

    assertThat(shown).isEqualTo(new TimeOfDay(at, time, mentorsTime));
  }

  private static MonthCalendar calendar(
      YearMonth month, Map<LocalDate, List<Integer>> free, @Nullable LocalDate chosen) {
    var links =
        new MonthCalendar.Links() {
          @Override
          public BookerLink toDay(LocalDate day) {
            return new BookerLink("?day=" + day, null);
          }

          @Override
          public BookerLink toMonth(YearMonth other) {
            return new BookerLink("?month=" + other, null);
          }
        };
    return MonthCalendar.of(month, free, chosen, TODAY, MONTHS, links);
  }
}
