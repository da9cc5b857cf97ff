package dev.tandem.recommendations.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first time that is known to be free begins in a part of the day. Whoever is free there later,
 * but elsewhere sooner, is not found.
 *
 * @param zone of the reader
 */
record NextFreeTime(DayPart time, ZoneId zone) implements Condition {

  static Optional<NextFreeTime> of(@Nullable String time, ZoneId zone) {
    return DayPart.parse(time).map(it -> new NextFreeTime(it, zone));
  }

  @Override
  public boolean holds(FoundMentor mentor, Instant now) {
    var free = mentor.nextFree(now);
    return free != null && DayPart.of(free.atZone(zone).toLocalTime()) == time;
  }

  @Override
  public String field() {
    return "nextFreeTime";
  }

  @Override
  public String text() {
    return "next free time in the " + time.key();
  }

  @Override
  public String without() {
    return "With the next free time at any time of day";
  }
}
