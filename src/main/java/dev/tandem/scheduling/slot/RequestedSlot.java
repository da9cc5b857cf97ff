package dev.tandem.scheduling.slot;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.offering.Offering;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A session of an offering at a certain start, with the terms that a booking would have.
 *
 * @param blockedFrom the start minus the buffer before
 * @param blockedUntil the end plus the buffer after
 * @param minimumNoticeHours minimum time between the request and the start
 * @param policyName the name under which the offering shows the policy
 * @param offeringVersion the version of the offering that these terms are from
 * @param offered whether open hours, notice and horizon allow it, and the mentor can be booked
 * @param limited whether the number of the mentor's sessions decides, too
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
    boolean cohortOnly,
    int minimumNoticeHours,
    String policyName,
    long offeringVersion,
    boolean offered,
    boolean limited) {

  /** The offering with the length and the notice of this request. */
  Offering applyTo(Offering offering) {
    return offering.asBooked(
        (int) Duration.between(startsAt, endsAt).toMinutes(), minimumNoticeHours);
  }

  public BookedSlot bookedIn(SessionId session) {
    return new BookedSlot(session, mentorId, offeringId, title, startsAt, endsAt, zone);
  }
}
