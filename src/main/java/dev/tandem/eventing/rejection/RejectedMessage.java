package dev.tandem.eventing.rejection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of the broker that was not accepted.
 *
 * @param characters length of the body
 */
public record RejectedMessage(
    UUID id, Instant at, @Nullable String messageId, String reason, int characters) {}
