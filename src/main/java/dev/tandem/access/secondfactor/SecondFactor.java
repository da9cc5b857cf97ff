package dev.tandem.access.secondfactor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's authenticator app.
 *
 * @param secret encrypted
 * @param confirmedAt when the member proved to have it; null before
 * @param lastStep of the last code that was used
 */
record SecondFactor(
    UUID memberId, String secret, Instant createdAt, @Nullable Instant confirmedAt, long lastStep) {

  boolean confirmed() {
    return confirmedAt != null;
  }
}
