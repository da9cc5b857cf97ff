package dev.tandem.signals.cycle;

import java.time.Instant;

/**
 * A release cycle: some whole days, of which a module must be as good on the one side as on the
 * other.
 *
 * @param name the ISO week, such as {@code 2026-W48}, or the first day if a cycle is not a week
 * @param end exclusive
 */
public record Cycle(String name, Instant start, Instant end) {

  public boolean hasEnded(Instant now) {
    return !now.isBefore(end);
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
