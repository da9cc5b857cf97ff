package dev.tandem.access.watch;

import java.time.Instant;

/**
 * @param subject the member, empty when unknown
 * @param times how often within the minute
 */
public record SecurityEventRow(
    Instant minute, String kind, String subject, String address, int times) {}
