package dev.tandem.scheduling.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.availability.DateOverride;
import dev.tandem.scheduling.availability.DateRange;
import dev.tandem.scheduling.availability.DayWindow;
import dev.tandem.scheduling.availability.TimeOff;
import dev.tandem.scheduling.availability.TravelZone;
import dev.tandem.scheduling.availability.WeeklyWindow;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.offering.OfferingTerms;
import dev.tandem.testing.NoDatabase;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Compares the search with a brute-force search of every minute, for random rules and zones. */
@NoDatabase
class SlotSearchTests {

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "America/Santiago",
          "Australia/Lord_Howe",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Asia/Tokyo",
          "Pacific/Kiritimati",
          "Pacific/Pago_Pago",
          "Africa/Casablanca",
          "America/St_Johns");

  /** Days on which the offset of some zone changes, and one on which none does. */
  private static final List<String> DATES =
      List.of(
          "2026-03-07",
          "2026-03-28",
          "2026-11-01",
          "2026-09-05",
          "2026-10-03",
          "2026-04-04",
          "2026-10-24",
          "2026-06-10");

  @RepeatedTest(400)
  void findsTheSameStartsAsASearchOfEveryMinute(RepetitionInfo repetition) {
    var random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
    var from = date(random).atTime(random.nextInt(24), 0).toInstant(ZoneOffset.UTC);
    var until = from.plus(Duration.ofHours(random.nextInt(12, 100)));
    var now = from.minus(Duration.ofMinutes(random.nextInt(-1_000, 3_000)));
    var offering = offering(random);
    var search = new SlotSearch(offering, availability(random, from), busy(random, from, offering));

    var found = new SteppedSlots().find(search, from, until, now);
    assertThat(found.stream().map(Slot::startsAt))
        .containsExactlyElementsOf(bruteForceStarts(search, from, until, now));
    assertThat(new GapSlots().find(search, from, until, now)).isEqualTo(found);
    assertThat(
            new GapSlots().find(search, from.plusMillis(1), until.plusNanos(1), now.plusNanos(1)))
        .isEqualTo(
            new SteppedSlots()
                .find(search, from.plusMillis(1), until.plusNanos(1), now.plusNanos(1)));
  }

  /** The reference makes all slots of all searches and sorts them. */
  @RepeatedTest(200)
  void mergesTheFirstSlotsOfSeveralSearches(RepetitionInfo repetition) {
    var random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
    var from =
        date(random)
            .atTime(random.nextInt(24), 0)
            .toInstant(ZoneOffset.UTC)
            .plusNanos(random.nextInt(2));
    var until = from.plus(Duration.ofHours(random.nextInt(1, 200)));
    var now = from.minus(Duration.ofMinutes(random.nextInt(-1_000, 3_000)));
    var searches =
        Stream.generate(() -> offering(random))
            .limit(random.nextInt(1, 8))
            .map(offering ->
                new SlotSearch(offering, availability(random, from), busy(random, from, offering)))
            .toList();
    int most = random.nextInt(1, 300);

    var expected =
        searches.stream()
            .flatMap(search -> new SteppedSlots().find(search, from, until, now).stream())
            .sorted(Comparator.comparing(Slot::startsAt))
            .limit(most)
            .toList();
    var merged =
        new MergedSlots(
            searches,
            (search, start, end) -> new GapSlots().find(search, start, end, now),
            from,
            until);
    assertThat(merged.first(most)).isEqualTo(expected);
  }

  @Test
  void theRandomRulesProduceManySlots() {
    long found =
        IntStream.rangeClosed(1, 400)
            .mapToLong(seed -> {
              var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
              var from = date(random).atTime(random.nextInt(24), 0).toInstant(ZoneOffset.UTC);
              var offering = offering(random);
              return new SlotSearch(offering, availability(random, from), List.of())
                  .findStarts(from, from.plus(Duration.ofDays(4)), from)
                  .size();
            })
            .sum();

    assertThat(found).isGreaterThan(5_000);
  }

  private static List<Instant> bruteForceStarts(
      SlotSearch search, Instant from, Instant until, Instant now) {
    var terms = search.offering().terms();
    var minutes = ExpectedMinutes.of(search, from, until);
    var joinable = joinable(search);
    var starts = new ArrayList<Instant>();
    for (var at = from; at.isBefore(until); at = at.plusSeconds(60)) {
      if (at.isBefore(now.plus(Duration.ofHours(terms.minimumNoticeHours())))
          || !at.isBefore(now.plus(Duration.ofDays(terms.horizonDays())))) {
        continue;
      }
      if (joinable.contains(at)
          || (minutes.at(at).isOnTheGrid(terms.stepMinutes())
              && minutes.from(at, 0, terms.minutes()).allMatch(ExpectedMinute::isOpen)
              && minutes
                  .from(at, -terms.bufferBefore(), terms.minutes() + terms.bufferAfter())
                  .noneMatch(ExpectedMinute::isTaken)
              && isWithinLimits(search, at))) {
        starts.add(at);
      }
    }
    return starts;
  }

  /** The minutes of a search, with a margin before and after. */
  private record ExpectedMinutes(Instant first, List<ExpectedMinute> all) {

    private static final Duration MARGIN = Duration.ofHours(3);

    static ExpectedMinutes of(SlotSearch search, Instant from, Instant until) {
      var first = from.minus(MARGIN);
      var last = until.plus(MARGIN);
      var windowsByDate = new HashMap<LocalDate, List<DayWindow>>();
      var taken = taken(search);
      var all =
          Stream.iterate(first, minute -> minute.isBefore(last), minute -> minute.plusSeconds(60))
              .map(minute ->
                  ExpectedMinute.of(
                      search.availability(), minute, windowsByDate, taken.contains(minute)))
              .toList();
      return new ExpectedMinutes(first, all);
    }

    ExpectedMinute at(Instant at) {
      return all.get((int) Duration.between(first, at).toMinutes());
    }

    Stream<ExpectedMinute> from(Instant at, int offset, int until) {
      int index = (int) Duration.between(first, at).toMinutes();
      return all.subList(index + offset, index + until).stream();
    }
  }

  /** A minute with the local time, the windows of its date, and whether the mentor is busy. */
  private record ExpectedMinute(int minuteOfDay, List<DayWindow> openWindows, boolean isTaken) {

    static ExpectedMinute of(
        AvailabilityRules availability,
        Instant at,
        Map<LocalDate, List<DayWindow>> windowsByDate,
        boolean isTaken) {
      var local = at.atZone(zone(availability, at));
      return new ExpectedMinute(
          local.getHour() * 60 + local.getMinute(),
          windowsByDate.computeIfAbsent(local.toLocalDate(), date -> windows(availability, date)),
          isTaken);
    }

    boolean isOnTheGrid(int step) {
      return openWindows.stream()
          .anyMatch(
              window -> contains(window, minuteOfDay) && (minuteOfDay - window.from()) % step == 0);
    }

    private static boolean contains(DayWindow window, int minuteOfDay) {
      return window.from() <= minuteOfDay && minuteOfDay < window.until();
    }

    boolean isOpen() {
      return openWindows.stream().anyMatch(window -> contains(window, minuteOfDay));
    }
  }

  private static Set<Instant> joinable(SlotSearch search) {
    return search.busy().stream()
        .filter(busy -> busy.offering().equals(search.offering().id().value()))
        .filter(busy -> busy.seatsLeft() > 0)
        .map(BusyTime::startsAt)
        .collect(Collectors.toSet());
  }

  private static Set<Instant> taken(SlotSearch search) {
    return search.busy().stream()
        .flatMap(busy ->
            Stream.iterate(
                busy.blockedFrom(),
                minute -> minute.isBefore(busy.blockedUntil()),
                minute -> minute.plusSeconds(60)))
        .collect(Collectors.toSet());
  }

  private static boolean isWithinLimits(SlotSearch search, Instant at) {
    var terms = search.offering().terms();
    var day = localDate(search.availability(), at);
    var dates =
        search.busy().stream()
            .map(busy -> localDate(search.availability(), busy.startsAt()))
            .toList();
    long sameDay = dates.stream().filter(day::equals).count();
    long sameWeek = dates.stream().filter(date -> monday(date).equals(monday(day))).count();
    return (terms.perDay() == null || sameDay < terms.perDay())
        && (terms.perWeek() == null || sameWeek < terms.perWeek());
  }

  private static List<DayWindow> windows(AvailabilityRules availability, LocalDate date) {
    if (availability.timeOff().stream().anyMatch(off -> off.dates().contains(date))) {
      return List.of();
    }
    for (var override : availability.overrides()) {
      if (override.date().equals(date)) {
        return override.windows();
      }
    }
    return availability.weekly().stream()
        .filter(window -> window.day() == date.getDayOfWeek())
        .filter(window -> window.validity().contains(date))
        .map(WeeklyWindow::window)
        .toList();
  }

  private static LocalDate localDate(AvailabilityRules availability, Instant at) {
    return at.atZone(zone(availability, at)).toLocalDate();
  }

  /** A trip lasts from the start of the first day to the end of the last, at the destination. */
  private static ZoneId zone(AvailabilityRules availability, Instant at) {
    for (var trip : availability.travel()) {
      var arrival = trip.dates().from().atStartOfDay(trip.zone()).toInstant();
      var departure = trip.dates().to().plusDays(1).atStartOfDay(trip.zone()).toInstant();
      if (!at.isBefore(arrival) && at.isBefore(departure)) {
        return trip.zone();
      }
    }
    return availability.zone();
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static AvailabilityRules availability(RandomGenerator random, Instant from) {
    var first = from.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    var weekly = new ArrayList<WeeklyWindow>();
    var overrides = new ArrayList<DateOverride>();
    for (var day : DayOfWeek.values()) {
      var valid =
          random.nextInt(4) == 0
              ? dates(random, first)
              : new DateRange(DateRange.MIN, DateRange.MAX);
      windows(random).forEach(window -> weekly.add(new WeeklyWindow(day, window, valid)));
    }
    for (int day = 0; day < 7; day++) {
      if (random.nextInt(5) == 0) {
        overrides.add(new DateOverride(first.plusDays(day), windows(random)));
      }
    }
    var off =
        random.nextInt(4) == 0 ? List.of(new TimeOff(dates(random, first))) : List.<TimeOff>of();
    var trips =
        random.nextInt(3) == 0
            ? List.of(new TravelZone(dates(random, first), zone(random)))
            : List.<TravelZone>of();
    return new AvailabilityRules(zone(random), weekly, overrides, off, trips);
  }

  private static List<DayWindow> windows(RandomGenerator random) {
    var windows = new ArrayList<DayWindow>();
    for (int at = random.nextInt(3) * 15; at < 1_300 && windows.size() < 4; ) {
      int from = at + random.nextInt(24) * 15;
      int until = Math.min(1_440, from + (1 + random.nextInt(24)) * 15 + random.nextInt(2) * 5);
      if (from >= until) {
        break;
      }
      windows.add(new DayWindow(from, until));
      at = until;
    }
    return windows;
  }

  private static Offering offering(RandomGenerator random) {
    return Offering.create(
        new MemberId(new UUID(0, 7)),
        new OfferingTerms(
            "Session",
            15 + random.nextInt(8) * 15,
            Money.of(5_000, "EUR"),
            5 + random.nextInt(12) * 5,
            random.nextInt(4) * 5,
            random.nextInt(4) * 5,
            random.nextInt(30),
            1 + random.nextInt(5),
            1 + random.nextInt(3),
            random.nextInt(3) == 0 ? 1 + random.nextInt(2) : null,
            random.nextInt(3) == 0 ? 1 + random.nextInt(6) : null,
            false,
            false,
            "standard",
            null));
  }

  private static List<BusyTime> busy(RandomGenerator random, Instant from, Offering offering) {
    var busy = new ArrayList<BusyTime>();
    var at = from.minus(Duration.ofDays(6));
    while (busy.size() < 12) {
      at = at.plus(Duration.ofMinutes(random.nextInt(1, 300) * 5L));
      var end = at.plus(Duration.ofMinutes(15 + random.nextInt(8) * 15));
      var before = Duration.ofMinutes(random.nextInt(3) * 5L);
      boolean same = random.nextInt(3) == 0;
      busy.add(
          new BusyTime(
              offering.mentor().value(),
              same ? offering.id().value() : new UUID(0, 9),
              at,
              at.minus(before),
              end.plus(before),
              same ? random.nextInt(2) : 0));
      at = end.plus(before).plus(before);
    }
    return busy;
  }

  private static DateRange dates(RandomGenerator random, LocalDate first) {
    var from = first.plusDays(random.nextInt(4));
    return new DateRange(from, from.plusDays(random.nextInt(3)));
  }

  private static LocalDate date(RandomGenerator random) {
    return LocalDate.parse(DATES.get(random.nextInt(DATES.size()))).minusDays(random.nextInt(3));
  }

  private static ZoneId zone(RandomGenerator random) {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }
}
