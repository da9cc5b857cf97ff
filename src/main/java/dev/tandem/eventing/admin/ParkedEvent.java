package dev.tandem.eventing.admin;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A failed delivery that waits for an operator.
 *
 * @param key the aggregate, whose later events are blocked behind this one
 * @param waiting how many are blocked
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
