package dev.tandem.billing.web;

import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The instant as of which the ledger is shown; now by default. */
final class AsOfParameter {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private AsOfParameter() {}

  static Instant resolve(@Nullable Instant asOf, Clock clock) {
    var instant = asOf == null ? clock.instant() : asOf;
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw Problem.malformed("asOf must be an instant between 1970 and 9999.");
    }
    return instant;
  }
}
