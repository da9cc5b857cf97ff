package dev.tandem.eventing.incident;

import java.time.Instant;

/**
 * Deliveries of one event to one subscription that failed too often and wait for an operator.
 *
 * @param count how many of them were parked, without those that wait behind them
 * @param since when the oldest of these events happened
 * @param reason of the oldest one, without personal data
 */
public record ParkedDeliveries(
    String subscription, String event, long count, Instant since, String reason) {}
