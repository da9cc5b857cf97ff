package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The hours of a mentor: weekly windows, overrides for single dates, time off, and travel to other
 * time zones. The wall clock is calculated once, since a search asks it for every slot.
 */
@ValueObject
public final class AvailabilityRules {

  private static final int MAX_ENTRIES = 500;

  private final ZoneId zone;
  private final List<WeeklyWindow> weekly;
  private final List<DateOverride> overrides;
  private final List<TimeOff> timeOff;
  private final List<TravelZone> travel;
  private final WallClock wallClock;

  /**
   * @throws Problem 422 if entries overlap or there are too many
   */
  public AvailabilityRules(
      ZoneId zone,
      List<WeeklyWindow> weekly,
      List<DateOverride> overrides,
      List<TimeOff> timeOff,
      List<TravelZone> travel) {
    if (weekly.size() + overrides.size() + timeOff.size() + travel.size() > MAX_ENTRIES) {
      throw Problem.refused(
          "too-many-rules", "Availability can have at most " + MAX_ENTRIES + " entries.");
    }
    Overlaps.refuse(weekly, WeeklyWindow::overlaps, window -> window.day() + " " + window.window());
    Overlaps.refuse(
        overrides, (a, b) -> a.date().equals(b.date()), override -> "" + override.date());
    for (var override : overrides) {
      Overlaps.refuse(
          override.windows(), DayWindow::overlaps, window -> override.date() + " " + window);
    }
    Overlaps.refuse(
        travel, (a, b) -> a.dates().overlaps(b.dates()), trip -> "Travel to " + trip.zone());
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
}
