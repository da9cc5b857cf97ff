package dev.tandem.kernel.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that waits for an operator: a line of the operator's home.
 *
 * @param text what waits and how many, such as {@code 3 parked events}
 * @param waiting how long, such as {@code the oldest for 2 days}
 * @param address of the page on which it is done
 */
public record Task(String text, String waiting, String address) {

  private static final int HOURS_SHOWN = 48;

  /**
   * @return empty if nothing waits
   */
  static Optional<Task> of(
      Backlog backlog, String one, String several, Instant now, String address) {
    if (backlog.count() == 0 || backlog.oldest() == null) {
      return Optional.empty();
    }
    var waiting = "for " + age(Duration.between(backlog.oldest(), now));
    return Optional.of(
        backlog.count() == 1
            ? new Task("1 " + one, waiting, address)
            : new Task(count(backlog) + " " + several, "the oldest " + waiting, address));
  }

  private static String count(Backlog backlog) {
    return backlog.count() > Backlog.COUNT_LIMIT
        ? "more than " + Backlog.COUNT_LIMIT
        : Long.toString(backlog.count());
  }

  /** In whole minutes, hours or days, rounded down. */
  private static String age(Duration waited) {
    if (waited.toMinutes() < 1) {
      return "less than a minute";
    }
    if (waited.toHours() < 1) {
      return unit(waited.toMinutes(), "minute");
    }
    return waited.toHours() < HOURS_SHOWN
        ? unit(waited.toHours(), "hour")
        : unit(waited.toDays(), "day");
  }

  private static String unit(long number, String unit) {
    return number + " " + (number == 1 ? unit : unit + "s");
  }
}
