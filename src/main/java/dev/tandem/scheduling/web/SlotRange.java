package dev.tandem.scheduling.web;

import dev.tandem.kernel.web.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** For when slots are asked for: [from, until), at most 93 days. */
record SlotRange(Instant from, Instant until) {

  private static final Duration DEFAULT_LENGTH = Duration.ofDays(14);
  private static final Duration MAX_LENGTH = Duration.ofDays(93);

  SlotRange {
    if (!from.isBefore(until)) {
      throw Problem.malformed("from is before to.");
    }
    if (Duration.between(from, until).compareTo(MAX_LENGTH) > 0) {
      throw Problem.malformed("Slots are shown for at most 93 days at a time.");
    }
  }

  /**
   * @param from an instant, or a date in the zone; null is now
   * @param to an instant, or a date in the zone, that day included; null is 14 days after from
   */
  static SlotRange parse(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
    var start = from == null || from.isBlank() ? now : parseInstant(from, zone, 0);
    var end = to == null || to.isBlank() ? start.plus(DEFAULT_LENGTH) : parseInstant(to, zone, 1);
    return new SlotRange(start, end);
  }

  private static Instant parseInstant(String text, ZoneId zone, int days) {
    try {
      var stripped = text.strip();
      var instant =
          stripped.contains("T")
              ? OffsetDateTime.parse(stripped.replace(' ', '+')).toInstant()
              : LocalDate.parse(stripped).plusDays(days).atStartOfDay(zone).toInstant();
      if (instant.getEpochSecond() >= 0 && instant.getEpochSecond() < 7_258_118_400L) {
        return instant;
      }
    } catch (DateTimeException e) {
      // told below, in words
    }
    throw Problem.malformed(
        "“%s” is not a time such as 2026-03-08T09:00:00Z or a date such as 2026-03-08."
            .formatted(text));
  }
}
