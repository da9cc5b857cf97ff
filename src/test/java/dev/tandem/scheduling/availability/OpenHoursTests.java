package dev.tandem.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows are in wall-clock time, also on days with a change of the offset. */
@NoDatabase
class OpenHoursTests {

  @Test
  void aWindowAcrossTheSpringGapLastsAsLongAsItElapses() {
    assertThat(open("America/New_York", "2026-03-08", "01:00-04:00"))
        .containsExactly(interval("2026-03-08T06:00:00Z", "2026-03-08T08:00:00Z"))
        .allSatisfy(interval -> assertThat(interval.seconds()).isEqualTo(hours(2)));
  }

  @Test
  void aWindowInsideTheSpringGapDoesNotExist() {
    assertThat(open("America/New_York", "2026-03-08", "02:15-02:45")).isEmpty();
  }

  @Test
  void aWindowThatStartsInTheSpringGapStartsAtItsEnd() {
    assertThat(open("America/New_York", "2026-03-08", "02:30-03:30"))
        .containsExactly(interval("2026-03-08T07:00:00Z", "2026-03-08T07:30:00Z"));
  }

  @Test
  void aRepeatedHourIsOpenTwice() {
    assertThat(open("America/New_York", "2026-11-01", "00:30-02:00"))
        .containsExactly(interval("2026-11-01T04:30:00Z", "2026-11-01T07:00:00Z"))
        .allSatisfy(interval -> assertThat(interval.seconds()).isEqualTo(9_000));
  }

  @Test
  void aWindowInsideARepeatedHourIsOpenBothTimes() {
    assertThat(open("America/New_York", "2026-11-01", "01:15-01:45"))
        .containsExactly(
            interval("2026-11-01T05:15:00Z", "2026-11-01T05:45:00Z"),
            interval("2026-11-01T06:15:00Z", "2026-11-01T06:45:00Z"));
  }

  @Test
  void aDayThatStartsAtOneOClockIsAnHourShorter() {
    assertThat(open("America/Santiago", "2026-09-06", "00:00-24:00"))
        .containsExactly(interval("2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"))
        .allSatisfy(interval -> assertThat(interval.seconds()).isEqualTo(hours(23)));
    assertThat(open("America/Santiago", "2026-09-06", "00:00-01:00")).isEmpty();
  }

  @Test
  void aChangeOfHalfAnHourIsHalfAnHour() {
    assertThat(open("Australia/Lord_Howe", "2026-10-04", "01:30-03:00"))
        .containsExactly(interval("2026-10-03T15:00:00Z", "2026-10-03T16:00:00Z"));
    assertThat(open("Australia/Lord_Howe", "2026-04-05", "01:30-02:00"))
        .containsExactly(interval("2026-04-04T14:30:00Z", "2026-04-04T15:30:00Z"));
  }

  @Test
  void aSkippedDayIsNotOpen() {
    assertThat(open("Pacific/Apia", "2011-12-30", "00:00-24:00")).isEmpty();
    assertThat(open("Pacific/Apia", "2011-12-31", "09:00-10:00"))
        .containsExactly(interval("2011-12-30T19:00:00Z", "2011-12-30T20:00:00Z"));
  }

  @Test
  void offsetsOfHalfAndQuarterHoursAreKept() {
    assertThat(open("Asia/Kolkata", "2026-06-01", "09:00-10:00"))
        .containsExactly(interval("2026-06-01T03:30:00Z", "2026-06-01T04:30:00Z"));
    assertThat(open("Asia/Kathmandu", "2026-06-01", "09:00-10:00"))
        .containsExactly(interval("2026-06-01T03:15:00Z", "2026-06-01T04:15:00Z"));
  }

  @Test
  void twoWindowsAcrossMidnightAreOneInterval() {
    var zone = ZoneId.of("Europe/Berlin");
    var overrides =
        List.of(override("2026-06-01", "22:00-24:00"), override("2026-06-02", "00:00-02:00"));
    var availability = new AvailabilityRules(zone, List.of(), overrides, List.of(), List.of());

    assertThat(intervals(availability))
        .containsExactly(interval("2026-06-01T20:00:00Z", "2026-06-02T00:00:00Z"));
  }

  @Test
  void windowsOnATripAreInTheTimeZoneOfTheDestination() {
    var dates = new DateRange(LocalDate.parse("2026-06-02"), LocalDate.parse("2026-06-02"));
    var availability =
        new AvailabilityRules(
            ZoneId.of("Europe/Berlin"),
            List.of(),
            List.of(
                override("2026-06-01", "09:00-10:00"),
                override("2026-06-02", "09:00-10:00"),
                override("2026-06-03", "09:00-10:00")),
            List.of(),
            List.of(new TravelZone(dates, ZoneId.of("Asia/Tokyo"))));

    assertThat(intervals(availability))
        .containsExactly(
            interval("2026-06-01T07:00:00Z", "2026-06-01T08:00:00Z"),
            interval("2026-06-02T00:00:00Z", "2026-06-02T01:00:00Z"),
            interval("2026-06-03T07:00:00Z", "2026-06-03T08:00:00Z"));
  }

  private static List<Interval> open(String zone, String date, String... windows) {
    return intervals(
        new AvailabilityRules(
            ZoneId.of(zone), List.of(), List.of(override(date, windows)), List.of(), List.of()));
  }

  private static List<Interval> intervals(AvailabilityRules availability) {
    var date = availability.overrides().getFirst().date();
    var from = date.minusDays(3).atStartOfDay(ZoneId.of("UTC")).toInstant();
    return OpenHours.of(availability, from, from.plus(Duration.ofDays(7))).intervals();
  }

  private static DateOverride override(String date, String... windows) {
    var parsed =
        Arrays.stream(windows)
            .map(window -> window.split("-"))
            .map(times -> DayWindow.parse(times[0], times[1]))
            .toList();
    return new DateOverride(LocalDate.parse(date), parsed);
  }

  private static long hours(int hours) {
    return hours * 3_600L;
  }

  private static Interval interval(String from, String until) {
    return new Interval(
        Instant.parse(from).getEpochSecond(), Instant.parse(until).getEpochSecond());
  }
}
