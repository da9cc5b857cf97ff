package dev.tandem.scheduling.slot;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.offering.CancellationPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A session of an offering at a certain start, with the terms that a booking would have.
 *
 * @param blockedFrom the start minus the buffer before
 * @param blockedUntil the end plus the buffer after
 */
@ValueObject
public record RequestedSlot(
    UUID offeringId,
    UUID mentorId,
    String title,
    ZoneId zone,
    Instant startsAt,
    Instant endsAt,
    Instant blockedFrom,
    Instant blockedUntil,
    int seats,
    Money price,
    CancellationPolicy policy,
    boolean needsApproval,
    boolean cohortOnly) {

  public BookedSlot bookedIn(SessionId session) {
    return new BookedSlot(session, mentorId, offeringId, title, startsAt, endsAt, zone);
  }
}
