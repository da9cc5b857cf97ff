package dev.tandem.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NoDatabase
class WallClockTests {

  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-12-18");

  private static final List<String> ZONES =
      List.of(
          "Pacific/Honolulu",
          "America/New_York",
          "UTC",
          "Europe/Berlin",
          "Asia/Kolkata",
          "Pacific/Auckland",
          "Pacific/Kiritimati");

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, America/New_York, 3, 36",
    "Pacific/Auckland, Pacific/Honolulu, 1, 12",
    "America/New_York, Europe/Berlin, 3, 36",
    "Pacific/Honolulu, Pacific/Auckland, 1, 12"
  })
  void everyDayOfATripHasAllItsHours(String home, String zone, int days, int openHours) {
    var hours = new DayWindow(9 * 60, 21 * 60);
    var dates = new DateRange(FIRST_DAY, FIRST_DAY.plusDays(days - 1));
    var week =
        Arrays.stream(DayOfWeek.values())
            .map(day -> new WeeklyWindow(day, hours, new DateRange(DateRange.MIN, DateRange.MAX)))
            .toList();
    var rules =
        new AvailabilityRules(
            ZoneId.of(home),
            week,
            List.of(),
            List.of(),
            List.of(new TravelZone(dates, ZoneId.of(zone))));

    var from = FIRST_DAY.atStartOfDay(ZoneId.of(zone)).toInstant();
    var until = FIRST_DAY.plusDays(days).atStartOfDay(ZoneId.of(zone)).toInstant();

    var seconds =
        OpenHours.of(rules, from, until).intervals().stream()
            .mapToLong(open -> open.until() - open.from())
            .sum();
    assertThat(Duration.ofSeconds(seconds)).isEqualTo(Duration.ofHours(openHours));
  }

  @Test
  void theClockShowsTheZoneOfATripFromItsFirstMidnightToItsLast() {
    var random = new SplittableRandom(20_261_218);
    for (int i = 0; i < 500; i++) {
      var home = randomZone(random);
      var zone = randomZone(random);
      var first = FIRST_DAY.plusDays(random.nextInt(300));
      var last = first.plusDays(random.nextInt(10));
      var clock = WallClock.of(home, List.of(new TravelZone(new DateRange(first, last), zone)));
      var from = first.atStartOfDay(zone).toInstant();
      var until = last.plusDays(1).atStartOfDay(zone).toInstant();

      assertThat(clock.zoneAt(from.minusSeconds(1))).isEqualTo(home);
      for (Instant at = from; at.isBefore(until); at = at.plus(Duration.ofMinutes(30))) {
        assertThat(clock.zoneAt(at)).as("%s in %s from %s", at, zone, home).isEqualTo(zone);
      }
      assertThat(clock.zoneAt(until)).isEqualTo(home);
    }
  }

  private static ZoneId randomZone(SplittableRandom random) {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }
}
