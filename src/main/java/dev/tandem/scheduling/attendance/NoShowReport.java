package dev.tandem.scheduling.attendance;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import java.time.Duration;
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

  /**
   * @param absent null for the party that does not report
   * @throws Problem 422 when the absent party is not the other one
   */
  static NoShowReport of(BookingId booking, @Nullable Party absent, Party reporter, Instant now) {
    var party = absent == null ? otherParty(reporter) : absent;
    if (party == reporter || party == Party.PLATFORM) {
      throw Problem.refused("no-show-of-whom", "Say who did not attend: MENTEE or MENTOR.");
    }
    return new NoShowReport(booking, 0, party, reporter, now, null, null, null);
  }

  /**
   * @param window time after the report in which it can be disputed
   * @throws Problem 403 for any party but the one reported absent, 409 after the window
   */
  NoShowReport dispute(Party by, Duration window, Instant now) {
    if (by != absent) {
      throw Problem.forbidden("Only the person reported absent can dispute a no-show.");
    }
    if (disputedAt != null) {
      throw Problem.conflict(
          "already-disputed", "This no-show is already disputed; an operator will decide.");
    }
    if (now.isAfter(reportedAt.plus(window))) {
      throw Problem.conflict("dispute-too-late", "The time to dispute this no-show is over.");
    }
    return new NoShowReport(
        booking, version, absent, reportedBy, reportedAt, now, outcome, resolvedAt);
  }

  /** The report of a new claim instead of this one. */
  NoShowReport replaceBy(NoShowReport claim) {
    return new NoShowReport(
        booking, version, claim.absent, claim.reportedBy, claim.reportedAt, null, null, null);
  }

  NoShowReport resolve(NoShowOutcome outcome, Instant now) {
    return new NoShowReport(
        booking, version, absent, reportedBy, reportedAt, disputedAt, outcome, now);
  }

  /** Whether someone can have been absent from a session in this status. */
  public static boolean isAbout(BookingStatus status) {
    return switch (status) {
      case CONFIRMED, COMPLETED, NO_SHOW -> true;
      case HELD, PENDING, CANCELLED, EXPIRED -> false;
    };
  }

  /** The outcome if nobody disputes the report. */
  NoShowOutcome reportedOutcome() {
    return absent == Party.MENTOR ? NoShowOutcome.MENTOR_ABSENT : NoShowOutcome.MENTEE_ABSENT;
  }

  /** For the members to read. */
  String description() {
    return absent == Party.MENTOR ? "The mentor did not attend." : "The mentee did not attend.";
  }

  public boolean isOpen() {
    return outcome == null;
  }

  public boolean canBeDisputedBy(Party party, Duration window, Instant now) {
    return isOpen()
        && disputedAt == null
        && absent == party
        && !now.isAfter(reportedAt.plus(window));
  }

  private static Party otherParty(Party reporter) {
    return switch (reporter) {
      case MENTEE -> Party.MENTOR;
      case MENTOR -> Party.MENTEE;
      case PLATFORM -> Party.PLATFORM;
    };
  }
}
