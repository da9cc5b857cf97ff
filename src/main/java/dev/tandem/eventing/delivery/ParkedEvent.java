package dev.tandem.eventing.delivery;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A delivery that was given up until an operator decides.
 *
 * @param key the aggregate, whose later events wait behind it
 * @param waiting how many do
 * @param payload without personal data
 */
public record ParkedEvent(
    UUID id,
    String subscription,
    String event,
    UUID eventId,
    UUID key,
    Instant recordedAt,
    int attempts,
    String reason,
    long waiting,
    JsonNode payload) {}
