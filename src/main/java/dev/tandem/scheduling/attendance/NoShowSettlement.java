package dev.tandem.scheduling.attendance;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.NoShowOutcome;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settles a no-show: by an operator's decision, or as reported when nobody disputes it. */
@Service
public class NoShowSettlement {

  private final BookingAccess bookingAccess;
  private final NoShowReports reports;
  private final BookingTransitions transitions;
  private final CompletionService completionService;
  private final Strikes strikes;
  private final Clock clock;

  NoShowSettlement(
      BookingAccess bookingAccess,
      NoShowReports reports,
      BookingTransitions transitions,
      CompletionService completionService,
      Strikes strikes,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.reports = reports;
    this.transitions = transitions;
    this.completionService = completionService;
    this.strikes = strikes;
    this.clock = clock;
  }

  /** An operator decides about a report, disputed or not. */
  @Transactional
  public Booking resolve(BookingId id, Caller caller, NoShowOutcome outcome) {
    var booking = bookingAccess.lock(id, caller);
    caller.require(Role.OPERATOR);
    var report = reports.requireOpen(id);
    return settle(booking, report, outcome, "Decided by an operator: " + outcome, clock.instant());
  }

  /**
   * Accepts a report that nobody disputed in time.
   *
   * @param booking locked in the caller's transaction
   */
  public void settleAsReported(Booking booking, Instant now) {
    var report = reports.requireOpen(booking.id());
    settle(booking, report, report.reportedOutcome(), "Nobody disputed the report.", now);
  }

  private Booking settle(
      Booking booking, NoShowReport report, NoShowOutcome outcome, String note, Instant now) {
    reports.save(report.resolve(outcome, now));
    var settled =
        transitions.apply(
            ProcessStep.SETTLE_NO_SHOW,
            booking.nextVersion(),
            note,
            now,
            events -> events.noShowResolved(outcome));
    if (outcome == NoShowOutcome.MENTOR_ABSENT) {
      strikes.add(booking, "Did not come to a session", now);
    }
    return outcome == NoShowOutcome.HELD
        ? completionService.complete(settled, "The session took place after all.", now)
        : settled;
  }
}
