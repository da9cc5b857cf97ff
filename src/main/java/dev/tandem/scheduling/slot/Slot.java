package dev.tandem.scheduling.slot;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A slot that can be booked.
 *
 * @param blockedFrom the start minus the buffer before
 * @param blockedUntil the end plus the buffer after, exclusive
 * @param zone the mentor's time zone at the start
 */
@ValueObject
public record Slot(
    UUID mentorId,
    UUID offeringId,
    Instant startsAt,
    Instant endsAt,
    Instant blockedFrom,
    Instant blockedUntil,
    ZoneId zone,
    int seatsLeft,
    Money price) {}
