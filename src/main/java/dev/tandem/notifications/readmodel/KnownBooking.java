package dev.tandem.notifications.readmodel;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;

/**
 * A booking as far as messages tell of it.
 *
 * @param id of the booking
 * @param offeringId null if only a late event was heard of
 * @param startsAt null if only a late event was heard of
 */
@ValueObject
public record KnownBooking(
    @Column("booking_id") UUID id,
    UUID mentorId,
    UUID menteeId,
    @Nullable UUID offeringId,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    int revision,
    @Column("status") BookingStage stage,
    @Nullable Instant holdExpiresAt) {

  /** Whether the session will take place as it was planned in this revision. */
  public boolean stands(int expectedRevision) {
    return stage == BookingStage.CONFIRMED && revision == expectedRevision;
  }
}
