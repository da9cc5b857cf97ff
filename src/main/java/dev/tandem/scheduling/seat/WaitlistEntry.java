package dev.tandem.scheduling.seat;

import dev.tandem.scheduling.slot.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A mentee's place on the waiting list of a slot.
 *
 * @param id ascending in the order of joining
 * @param sessionId the session with the seat that is offered
 * @param offeredUntil when the offer expires
 */
@AggregateRoot
@Table(schema = "scheduling", name = "waitlist")
public record WaitlistEntry(
    @Id @Identity long id,
    UUID offeringId,
    Instant startsAt,
    UUID menteeId,
    WaitlistStatus status,
    @Nullable SessionId sessionId,
    @Nullable Instant offeredUntil) {

  Optional<SessionId> offeredSession() {
    return Optional.ofNullable(sessionId);
  }
}
