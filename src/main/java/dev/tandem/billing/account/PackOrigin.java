package dev.tandem.billing.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** The pack that credits were bought with, and until when it was valid. */
@ValueObject
public record PackOrigin(UUID packId, Instant expiresAt) {

  /** So that credits that come back can be spent. */
  private static final Duration LEAST_VALIDITY = Duration.ofDays(30);

  /** Bounds how long cancellations can keep credits alive. */
  private static final Duration LONGEST_EXTENSION = Duration.ofDays(90);

  /** Credits that come back expire when they would have, or a little later if that is too soon. */
  public Instant expiryOfRestored(Instant expiryWhenSpent, Instant now) {
    var usable = now.plus(LEAST_VALIDITY);
    var latest = expiresAt.plus(LONGEST_EXTENSION);
    var extended = usable.isBefore(latest) ? usable : latest;
    return expiryWhenSpent.isAfter(extended) ? expiryWhenSpent : extended;
  }
}
