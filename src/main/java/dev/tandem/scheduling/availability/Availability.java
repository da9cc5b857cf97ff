package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.MemberId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * When a mentor takes sessions: weekly windows, overrides for single dates, time off, and travel to
 * other time zones.
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
   * @throws Problem 422 if entries overlap or there are too many
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
      throw rejected(
          "too-many-rules", "Availability can have at most " + MAX_ENTRIES + " entries.");
    }
    requireNoOverlap(
        weekly, WeeklyWindow::overlaps, window -> window.day() + " " + window.window());
    requireNoOverlap(
        overrides, (a, b) -> a.date().equals(b.date()), override -> "" + override.date());
    for (var override : overrides) {
      requireNoOverlap(
          override.windows(), DayWindow::overlaps, window -> override.date() + " " + window);
    }
    requireNoOverlap(
        travel, (a, b) -> a.dates().overlaps(b.dates()), trip -> "Travel to " + trip.zone());
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
    if (timeOff.stream().anyMatch(off -> off.dates().contains(date))) {
      return List.of();
    }
    return overrides.stream()
        .filter(override -> override.date().equals(date))
        .findFirst()
        .map(DateOverride::windows)
        .orElseGet(() -> weeklyWindowsOn(date));
  }

  private List<DayWindow> weeklyWindowsOn(LocalDate date) {
    return weekly.stream()
        .filter(window -> window.appliesOn(date))
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
      List<T> entries, BiPredicate<T, T> overlap, Function<T, String> name) {
    for (int i = 0; i < entries.size(); i++) {
      for (int j = i + 1; j < entries.size(); j++) {
        var first = entries.get(i);
        var second = entries.get(j);
        if (overlap.test(first, second)) {
          throw rejected(
              "overlapping-availability",
              "%s and %s overlap.".formatted(name.apply(first), name.apply(second)));
        }
      }
    }
  }

  private static Problem rejected(String type, String detail) {
    return Problem.refused(type, detail);
  }
}
