package dev.tandem.kernel.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A random place among ids that begin with the time of their creation (RFC 9562, version 7). The
 * rows that follow it, in the order of their ids, are a sample for which no table is read as a
 * whole.
 */
public final class SamplingStart {

  private static final Duration LOOKS_BACK = Duration.ofDays(365);

  private SamplingStart() {}

  /** A place in the last year. Too few rows may follow it; then take the first ones as well. */
  public static UUID random(Instant now) {
    long millis = now.toEpochMilli() - ThreadLocalRandom.current().nextLong(LOOKS_BACK.toMillis());
    return new UUID(millis << 16, 0);
  }
}
