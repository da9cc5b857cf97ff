package dev.tandem.kernel.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Draws a place among ids that begin with the time of their creation (RFC 9562, version 7). Rows
 * that follow it in the order of their ids are drawn by lot without reading all rows.
 */
public final class Lot {

  private static final Duration LOOKS_BACK = Duration.ofDays(365);

  private Lot() {}

  /**
   * A place in the last year; what is drawn from there on may be too little, and then begins anew.
   */
  public static UUID draw(Instant now) {
    long millis = now.toEpochMilli() - ThreadLocalRandom.current().nextLong(LOOKS_BACK.toMillis());
    return new UUID(millis << 16, 0);
  }
}
