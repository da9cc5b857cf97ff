package dev.tandem.architecture;

import dev.tandem.eventing.interaction.InteractionHistory;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The week whose interactions are shown.
 *
 * @param current the Monday of the running week
 */
record CountedWeek(LocalDate monday, LocalDate current) {

  /**
   * @param day in the week; null: today
   * @throws Problem when nothing is kept of the week
   */
  static CountedWeek of(@Nullable LocalDate day, Clock clock) {
    var current = InteractionHistory.weekOf(clock.instant());
    if (day == null) {
      return new CountedWeek(current, current);
    }
    var monday = InteractionHistory.mondayOf(day);
    if (monday.isAfter(current) || !monday.isAfter(oldestForgotten(current))) {
      throw Problem.malformed(
          "week must be a day of the last " + InteractionHistory.KEPT_WEEKS + " weeks.");
    }
    return new CountedWeek(monday, current);
  }

  private static LocalDate oldestForgotten(LocalDate current) {
    return current.minusWeeks(InteractionHistory.KEPT_WEEKS);
  }

  public boolean isCurrent() {
    return monday.equals(current);
  }

  public LocalizedTime start() {
    return LocalizedTime.ofDate(monday);
  }

  public Optional<LocalDate> previous() {
    return Optional.of(monday.minusWeeks(1)).filter(it -> it.isAfter(oldestForgotten(current)));
  }

  public Optional<LocalDate> next() {
    return Optional.of(monday.plusWeeks(1)).filter(it -> !it.isAfter(current));
  }
}
