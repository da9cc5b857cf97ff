package dev.tandem.scheduling;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * An offering at an instant, with everything a booking of it is bound by.
 *
 * @param busyFrom the start less the buffer before
 * @param busyUntil the end plus the buffer after
 */
@ValueObject
record OpenSlot(
    UUID offeringId,
    UUID mentorId,
    String title,
    ZoneId zone,
    Instant startsAt,
    Instant endsAt,
    Instant busyFrom,
    Instant busyUntil,
    int seats,
    Money price,
    CancellationPolicy policy,
    boolean needsApproval,
    boolean cohortOnly) {

  BookedSlot in(SessionId session) {
    return new BookedSlot(session, mentorId, offeringId, title, startsAt, endsAt, zone);
  }
}
