package dev.tandem.scheduling.attendance;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingEvents;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcess;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessState;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Someone did not come: reported by one, contested by the other, resolved by an operator. */
@Service
public class NoShowService {

  private final BookingAccess bookingAccess;
  private final NoShowReports reports;
  private final BookingProcesses bookingProcesses;
  private final BookingTransitions transitions;
  private final Strikes strikes;
  private final BookingProperties properties;
  private final Clock clock;

  NoShowService(
      BookingAccess bookingAccess,
      NoShowReports reports,
      BookingProcesses bookingProcesses,
      BookingTransitions transitions,
      Strikes strikes,
      BookingProperties properties,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.reports = reports;
    this.bookingProcesses = bookingProcesses;
    this.transitions = transitions;
    this.strikes = strikes;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param said who was absent; by default the one who does not report
   */
  @Transactional
  public Booking report(BookingId id, Caller caller, @Nullable Party said) {
    var booking = bookingAccess.lock(id, caller);
    var by = BookingAccess.partyOf(booking, caller);
    var absent = absentParty(by, said);
    var now = clock.instant();
    requireReportable(booking, now);
    var missed =
        booking.markNoShow(
            absent == Party.MENTOR ? "The mentor did not come." : "The mentee did not come.");
    var fact = new BookingEvents(missed, now).noShowReported(absent, by);
    transitions.apply(
        ProcessStep.REPORT_NO_SHOW, missed, "Absent: " + absent + ", says " + by, now, fact);
    reports.add(new NoShowReport(id, absent, by, now, null, null));
    return missed;
  }

  @Transactional
  public Booking dispute(BookingId id, Caller caller) {
    var booking = bookingAccess.lock(id, caller);
    var by = BookingAccess.partyOf(booking, caller);
    var claim = requireOpenReport(booking);
    var now = clock.instant();
    if (by == Party.PLATFORM || by != claim.absent()) {
      throw Problem.forbidden("Only who is said to have been absent can contest it.");
    }
    if (claim.disputedAt() != null) {
      throw Problem.conflict("already-disputed", "This has been contested; an operator decides.");
    }
    if (now.isAfter(claim.reportedAt().plus(properties.disputeWindow()))) {
      throw Problem.conflict("dispute-too-late", "The time to contest this is over.");
    }
    var noted = booking.nextVersion();
    var fact = new BookingEvents(noted, now).noShowDisputed(by);
    transitions.apply(ProcessStep.DISPUTE_NO_SHOW, noted, "Contested by " + by, now, fact);
    bookingProcesses.save(BookingProcess.waitingIn(noted, ProcessState.RESOLUTION, null), now);
    reports.markDisputed(id, now);
    return noted;
  }

  /** An operator's word ends it. */
  @Transactional
  public Booking resolve(BookingId id, Caller caller, NoShowOutcome outcome) {
    var booking = bookingAccess.lock(id, caller);
    caller.require(dev.tandem.access.identity.Role.OPERATOR);
    requireOpenReport(booking);
    return settle(booking, outcome, "Decided by an operator: " + outcome, clock.instant());
  }

  public void settleAsReported(Booking booking, Instant now) {
    settle(booking, requireOpenReport(booking).reportedOutcome(), "Nobody contested it.", now);
  }

  private Booking settle(Booking booking, NoShowOutcome outcome, String note, Instant now) {
    reports.markResolved(booking.id(), outcome, now);
    var resolved = booking.nextVersion();
    var fact = new BookingEvents(resolved, now).noShowResolved(outcome);
    transitions.apply(ProcessStep.SETTLE_NO_SHOW, resolved, note, now, fact);
    bookingProcesses.save(BookingProcess.waitingIn(resolved, ProcessState.DONE, null), now);
    if (outcome == NoShowOutcome.MENTOR_ABSENT) {
      strikes.add(booking, "Did not come to a session", now);
    }
    return outcome == NoShowOutcome.HELD ? completeHeldSession(resolved, now) : resolved;
  }

  private Booking completeHeldSession(Booking booking, Instant now) {
    var completed = booking.complete();
    var fact = new BookingEvents(completed, now).completed();
    transitions.apply(
        ProcessStep.COMPLETE, completed, "The session took place after all.", now, fact);
    return completed;
  }

  private NoShowReport requireOpenReport(Booking booking) {
    var claim = reports.find(booking.id());
    if (claim.isEmpty() || claim.get().outcome() != null) {
      throw Problem.conflict("no-open-no-show", "There is no open report of a no-show here.");
    }
    return claim.get();
  }

  private void requireReportable(Booking booking, Instant now) {
    if (booking.status() != BookingStatus.CONFIRMED) {
      throw Problem.conflict("not-confirmed", "Only a confirmed session can have been missed.");
    }
    if (now.isBefore(booking.slot().startsAt().plus(properties.noShowFrom()))) {
      throw Problem.conflict(
          "no-show-too-early",
          "Wait until %d minutes after the start.".formatted(properties.noShowFrom().toMinutes()));
    }
    if (now.isAfter(booking.slot().endsAt().plus(properties.noShowWindow()))) {
      throw Problem.conflict("no-show-too-late", "The time to report a no-show is over.");
    }
  }

  private static Party absentParty(Party by, @Nullable Party said) {
    var absent =
        switch (by) {
          case MENTEE -> said == null ? Party.MENTOR : said;
          case MENTOR -> said == null ? Party.MENTEE : said;
          case PLATFORM -> said == null ? Party.PLATFORM : said;
        };
    if (absent == by || absent == Party.PLATFORM) {
      throw Problem.refused("no-show-of-whom", "Say who did not come: the MENTEE or the MENTOR.");
    }
    return absent;
  }
}
