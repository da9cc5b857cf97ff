package dev.tandem.scheduling.attendance;

import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/** What one party says about the other's absence, and what came of it. */
@Entity
public record NoShowReport(
    @Identity BookingId booking,
    Party absent,
    Party reportedBy,
    Instant reportedAt,
    @Nullable Instant disputedAt,
    @Nullable NoShowOutcome outcome) {

  NoShowOutcome reportedOutcome() {
    return absent == Party.MENTOR ? NoShowOutcome.MENTOR_ABSENT : NoShowOutcome.MENTEE_ABSENT;
  }

  public boolean isOpen() {
    return outcome == null;
  }

  public boolean canBeDisputedBy(Party party) {
    return isOpen() && disputedAt == null && absent == party;
  }
}
