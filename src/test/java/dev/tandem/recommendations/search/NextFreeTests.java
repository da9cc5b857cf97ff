package dev.tandem.recommendations.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.candidate.MentorAvailability;
import dev.tandem.recommendations.model.TrackRecord;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The day and the time of day at which a mentor is free next, on the clock of the reader. */
class NextFreeTests {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Random RANDOM = new Random(164);
  private static final Mentor MENTOR = SearchFixture.of(1, RANDOM).mentors().getFirst().mentor();

  @Test
  void dayAndTimeAreThoseOfTheReadersClockInEveryZoneAndSeason() {
    for (var name : SearchFixture.ZONES) {
      var zone = ZoneId.of(name);
      for (int i = 0; i < 2_000; i++) {
        var free = NOW.plus(Duration.ofMinutes(5L * RANDOM.nextInt(2 * 365 * 288)));
        var clock = Calendar.getInstance(TimeZone.getTimeZone(name), Locale.ROOT);
        clock.setTimeInMillis(free.toEpochMilli());
        int hour = clock.get(Calendar.HOUR_OF_DAY);
        var day = DayOfWeek.of((clock.get(Calendar.DAY_OF_WEEK) + 5) % 7 + 1);

        assertThat(days(free, zone)).as("%s in %s", free, zone).containsExactly(day);
        assertThat(times(free, zone))
            .as("%s in %s", free, zone)
            .containsExactly(
                hour < 12 ? DayPart.MORNING : hour < 17 ? DayPart.AFTERNOON : DayPart.EVENING);
      }
    }
  }

  @Test
  void whenTheClocksChangeTheSameTimeInUtcIsAnotherPartOfTheDay() {
    var berlin = ZoneId.of("Europe/Berlin");
    assertThat(times(Instant.parse("2027-03-27T15:30:00Z"), berlin))
        .containsExactly(DayPart.AFTERNOON);
    assertThat(times(Instant.parse("2027-03-28T15:30:00Z"), berlin))
        .containsExactly(DayPart.EVENING);
    assertThat(times(Instant.parse("2026-12-01T06:29:00Z"), ZoneId.of("Asia/Kolkata")))
        .containsExactly(DayPart.MORNING);
    assertThat(times(Instant.parse("2026-12-01T06:30:00Z"), ZoneId.of("Asia/Kolkata")))
        .containsExactly(DayPart.AFTERNOON);
  }

  @Test
  void whoeverHasNoFreeTimeOrItHasPassedIsFreeOnNoDay() {
    var zone = ZoneId.of("Europe/Berlin");
    assertThat(days(NOW.minusSeconds(1), zone)).isEmpty();
    assertThat(times(NOW.minusSeconds(1), zone)).isEmpty();
    assertThat(days(null, zone)).isEmpty();
    assertThat(times(null, zone)).isEmpty();
  }

  @Test
  void onlyDaysAndTimesOfDayAreUnderstood() {
    var zone = ZoneId.of("UTC");
    assertThat(NextFreeDay.of("monday", zone)).contains(new NextFreeDay(DayOfWeek.MONDAY, zone));
    assertThat(NextFreeTime.of("", zone)).isEmpty();
    assertThatThrownBy(() -> NextFreeDay.of("someday", zone)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> NextFreeTime.of("night", zone)).isInstanceOf(Problem.class);
  }

  private static List<DayOfWeek> days(@Nullable Instant free, ZoneId zone) {
    return Stream.of(DayOfWeek.values())
        .filter(it -> new NextFreeDay(it, zone).holds(freeAt(free), NOW))
        .toList();
  }

  private static List<DayPart> times(@Nullable Instant free, ZoneId zone) {
    return Stream.of(DayPart.values())
        .filter(it -> new NextFreeTime(it, zone).holds(freeAt(free), NOW))
        .toList();
  }

  private static FoundMentor freeAt(@Nullable Instant free) {
    var availability = new MentorAvailability(60, free, NOW);
    var candidate = new Candidate(MENTOR, List.of(), availability, Set.of(), Map.of());
    return new FoundMentor(candidate, List.of(), new TrackRecord(0, 0, 0, 0, 0), false);
  }
}
