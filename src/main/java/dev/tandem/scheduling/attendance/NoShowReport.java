package dev.tandem.scheduling.attendance;

import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The report that a party did not attend to a session; at most one a booking.
 *
 * @param outcome null while the report is open
 */
@AggregateRoot
@Table(schema = "scheduling", name = "no_show")
public record NoShowReport(
    @Id @Identity @Column("booking_id") BookingId booking,
    @Version long version,
    Party absent,
    Party reportedBy,
    Instant reportedAt,
    @Nullable Instant disputedAt,
    @Nullable NoShowOutcome outcome,
    @Nullable Instant resolvedAt) {

  static NoShowReport of(BookingId booking, Party absent, Party reportedBy, Instant now) {
    return new NoShowReport(booking, 0, absent, reportedBy, now, null, null, null);
  }

  NoShowReport dispute(Instant now) {
    return new NoShowReport(
        booking, version, absent, reportedBy, reportedAt, now, outcome, resolvedAt);
  }

  NoShowReport resolve(NoShowOutcome outcome, Instant now) {
    return new NoShowReport(
        booking, version, absent, reportedBy, reportedAt, disputedAt, outcome, now);
  }

  /** The outcome if nobody disputes the report. */
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
