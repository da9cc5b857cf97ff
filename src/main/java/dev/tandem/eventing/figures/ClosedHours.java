package dev.tandem.eventing.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which hours are over and can be counted.
 *
 * @param until the end of the last closed hour
 * @param oldest the first hour that is still reported if it was missed
 */
record ClosedHours(Instant until, Instant oldest) {

  static final Duration HOUR = Duration.ofHours(1);

  /** More are left to the next run, so that no transaction becomes long. */
  private static final int AT_ONCE = 6;

  static ClosedHours at(Instant now, FigureProperties properties) {
    var until = startOf(now.minus(properties.delay()));
    return new ClosedHours(until, startOf(until.minus(properties.catchUp())));
  }

  static Instant startOf(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  /** The first hour that begins after the given time, since before that not all was counted. */
  static Instant firstAfter(Instant time) {
    return startOf(time).plus(HOUR);
  }

  /** The hours to report next, the oldest first. */
  List<Instant> after(Instant reportedUntil) {
    var first = reportedUntil.isBefore(oldest) ? oldest : reportedUntil;
    return Stream.iterate(first, it -> it.isBefore(until), it -> it.plus(HOUR))
        .limit(AT_ONCE)
        .toList();
  }

  Instant last() {
    return until.minus(HOUR);
  }

  boolean contains(Instant hour) {
    return !hour.isBefore(oldest) && hour.isBefore(until) && hour.equals(startOf(hour));
  }
}
