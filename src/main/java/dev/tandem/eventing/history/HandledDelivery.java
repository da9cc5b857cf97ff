package dev.tandem.eventing.history;

import java.time.Duration;
import java.util.UUID;

/**
 * An event that a subscription has handled.
 *
 * @param took how long its listener ran
 */
public record HandledDelivery(UUID eventId, String subscription, Duration took) {}
