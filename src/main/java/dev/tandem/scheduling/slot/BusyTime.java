package dev.tandem.scheduling.slot;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A session that keeps its mentor busy.
 *
 * @param blockedFrom the start minus the buffer before
 * @param blockedUntil the end plus the buffer after, exclusive
 * @param seatsLeft number of mentees who can still join; 0 if the session is full or past
 */
@ValueObject
public record BusyTime(
    UUID mentor,
    UUID offering,
    Instant startsAt,
    Instant blockedFrom,
    Instant blockedUntil,
    int seatsLeft) {}
