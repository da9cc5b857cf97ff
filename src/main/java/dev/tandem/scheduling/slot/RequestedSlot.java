package dev.tandem.scheduling.slot;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.offering.CancellationPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * An offering at an instant, with everything a booking of it is bound by.
 *
 * @param blockedFrom the start less the buffer before
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
