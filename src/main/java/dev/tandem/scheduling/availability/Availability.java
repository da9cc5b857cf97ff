package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.MemberId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiPredicate;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * When a mentor takes sessions: the week's windows, replaced on some dates, closed on others, by a
 * clock that travels with the mentor.
 */
@AggregateRoot
public final class Availability {

  private static final int MAX_ENTRIES = 500;

  @Identity private final MemberId mentor;
  private final long version;
  private final ZoneId zone;
  private final List<WeeklyWindow> weekly;
  private final List<DateOverride> overrides;
  private final List<TimeOff> timeOff;
  private final List<TravelZone> travel;
  private final WallClock wallClock;

  /**
   * @throws Problem 422 when rules contradict each other
   */
  public Availability(
      MemberId mentor,
      long version,
      ZoneId zone,
      List<WeeklyWindow> weekly,
      List<DateOverride> overrides,
      List<TimeOff> timeOff,
      List<TravelZone> travel) {
    if (weekly.size() + overrides.size() + timeOff.size() + travel.size() > MAX_ENTRIES) {
      throw rejected("too-many-rules", "Availability has at most " + MAX_ENTRIES + " entries.");
    }
    requireNoOverlap(weekly, WeeklyWindow::overlaps, it -> it.day() + " " + it.window());
    requireNoOverlap(overrides, (a, b) -> a.date().equals(b.date()), it -> "" + it.date());
    overrides.forEach(
        it -> requireNoOverlap(it.windows(), DayWindow::overlaps, w -> it.date() + " " + w));
    requireNoOverlap(
        travel, (a, b) -> a.dates().overlaps(b.dates()), it -> "Travel to " + it.zone());
    this.mentor = mentor;
    this.version = version;
    this.zone = zone;
    this.weekly = List.copyOf(weekly);
    this.overrides = List.copyOf(overrides);
    this.timeOff = List.copyOf(timeOff);
    this.travel = List.copyOf(travel);
    this.wallClock = WallClock.of(zone, travel);
  }

  /** The windows of a local date, in order. */
  List<DayWindow> windowsOn(LocalDate date) {
    if (timeOff.stream().anyMatch(it -> it.dates().contains(date))) {
      return List.of();
    }
    return overrides.stream()
        .filter(it -> it.date().equals(date))
        .findFirst()
        .map(DateOverride::windows)
        .orElseGet(() -> weeklyWindowsOn(date));
  }

  private List<DayWindow> weeklyWindowsOn(LocalDate date) {
    return weekly.stream()
        .filter(it -> it.appliesOn(date))
        .map(WeeklyWindow::window)
        .sorted()
        .toList();
  }

  public WallClock wallClock() {
    return wallClock;
  }

  public MemberId mentor() {
    return mentor;
  }

  public long version() {
    return version;
  }

  public ZoneId zone() {
    return zone;
  }

  public List<WeeklyWindow> weekly() {
    return weekly;
  }

  public List<DateOverride> overrides() {
    return overrides;
  }

  public List<TimeOff> timeOff() {
    return timeOff;
  }

  public List<TravelZone> travel() {
    return travel;
  }

  private static <T> void requireNoOverlap(
      List<T> rules, BiPredicate<T, T> clash, java.util.function.Function<T, String> name) {
    for (int i = 0; i < rules.size(); i++) {
      for (int j = i + 1; j < rules.size(); j++) {
        if (clash.test(rules.get(i), rules.get(j))) {
          throw rejected(
              "overlapping-availability",
              "%s and %s overlap.".formatted(name.apply(rules.get(i)), name.apply(rules.get(j))));
        }
      }
    }
  }

  private static Problem rejected(String kind, String sentence) {
    return Problem.refused(kind, sentence);
  }
}
