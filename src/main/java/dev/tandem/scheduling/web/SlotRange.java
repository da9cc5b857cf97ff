package dev.tandem.scheduling.web;

import dev.tandem.kernel.web.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The range of a request for slots: [from, until), at most 93 days. */
record SlotRange(Instant from, Instant until) {

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Duration DEFAULT_LENGTH = Duration.ofDays(14);
  private static final Duration MAX_LENGTH = Duration.ofDays(93);

  SlotRange {
    if (!from.isBefore(until)) {
      throw Problem.malformed("from must be before to.");
    }
    if (Duration.between(from, until).compareTo(MAX_LENGTH) > 0) {
      throw Problem.malformed("Slots can be requested for at most 93 days at a time.");
    }
  }

  /**
   * @param from an instant or a date in the zone; now by default
   * @param to an instant or a date in the zone (inclusive); 14 days after {@code from} by default
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
      if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      // reported below
    }
    throw Problem.malformed(
        "“%s” is not a time such as 2026-03-08T09:00:00Z or a date such as 2026-03-08."
            .formatted(text));
  }
}
