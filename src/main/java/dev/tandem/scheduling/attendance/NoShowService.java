package dev.tandem.scheduling.attendance;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Handles no-shows: one party reports it, the other may dispute it, an operator resolves it. */
@Service
public class NoShowService {

  private final BookingAccess bookingAccess;
  private final NoShowReports reports;
  private final BookingTransitions transitions;
  private final CompletionService completionService;
  private final Strikes strikes;
  private final BookingProperties properties;
  private final Clock clock;

  NoShowService(
      BookingAccess bookingAccess,
      NoShowReports reports,
      BookingTransitions transitions,
      CompletionService completionService,
      Strikes strikes,
      BookingProperties properties,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.reports = reports;
    this.transitions = transitions;
    this.completionService = completionService;
    this.strikes = strikes;
    this.properties = properties;
    this.clock = clock;
  }

  public Optional<NoShowReport> findReport(BookingId booking) {
    return reports.findById(booking);
  }

  /**
   * @param absent the absent party; null for the party that does not report
   * @throws Problem 409 outside the time in which a no-show can be reported
   */
  @Transactional
  public Booking report(BookingId id, Caller caller, @Nullable Party absent) {
    var booking = bookingAccess.lock(id, caller);
    var reporter = BookingAccess.partyOf(booking, caller);
    var absentParty = requireOtherParty(absent, reporter);
    var now = clock.instant();
    requireReportable(booking, now);
    reports.save(NoShowReport.of(id, absentParty, reporter, now));
    return transitions.apply(
        ProcessStep.REPORT_NO_SHOW,
        booking.markNoShow(
            absentParty == Party.MENTOR
                ? "The mentor did not attend."
                : "The mentee did not attend."),
        "Absent: " + absentParty + ", reported by " + reporter,
        now,
        events -> events.noShowReported(absentParty, reporter));
  }

  /**
   * @throws Problem 403 for any party but the one reported absent, 409 after the dispute window
   */
  @Transactional
  public Booking dispute(BookingId id, Caller caller) {
    var booking = bookingAccess.lock(id, caller);
    var party = BookingAccess.partyOf(booking, caller);
    var report = requireOpenReport(booking);
    var now = clock.instant();
    if (party != report.absent()) {
      throw Problem.forbidden("Only the person reported absent can dispute a no-show.");
    }
    if (report.disputedAt() != null) {
      throw Problem.conflict(
          "already-disputed", "This no-show is already disputed; an operator will decide.");
    }
    if (now.isAfter(report.reportedAt().plus(properties.disputeWindow()))) {
      throw Problem.conflict("dispute-too-late", "The time to dispute this no-show is over.");
    }
    reports.save(report.dispute(now));
    return transitions.apply(
        ProcessStep.DISPUTE_NO_SHOW,
        booking.nextVersion(),
        "Disputed by " + party,
        now,
        events -> events.noShowDisputed(party));
  }

  /** An operator decides about a report, disputed or not. */
  @Transactional
  public Booking resolve(BookingId id, Caller caller, NoShowOutcome outcome) {
    var booking = bookingAccess.lock(id, caller);
    caller.require(Role.OPERATOR);
    var report = requireOpenReport(booking);
    return settle(booking, report, outcome, "Decided by an operator: " + outcome, clock.instant());
  }

  /**
   * Accepts a report that nobody disputed in time.
   *
   * @param booking locked in the caller's transaction
   */
  public void settleAsReported(Booking booking, Instant now) {
    var report = requireOpenReport(booking);
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

  private NoShowReport requireOpenReport(Booking booking) {
    return findReport(booking.id())
        .filter(NoShowReport::isOpen)
        .orElseThrow(
            () -> Problem.conflict("no-open-no-show", "This booking has no open no-show report."));
  }

  private void requireReportable(Booking booking, Instant now) {
    if (booking.status() != BookingStatus.CONFIRMED) {
      throw Problem.conflict(
          "not-confirmed", "Only a confirmed session can be reported as a no-show.");
    }
    if (now.isBefore(booking.slot().startsAt().plus(properties.noShowFrom()))) {
      throw Problem.conflict(
          "no-show-too-early",
          "A no-show can be reported from %d minutes after the start."
              .formatted(properties.noShowFrom().toMinutes()));
    }
    if (now.isAfter(booking.slot().endsAt().plus(properties.noShowWindow()))) {
      throw Problem.conflict("no-show-too-late", "The time to report a no-show is over.");
    }
  }

  private static Party requireOtherParty(@Nullable Party absent, Party reporter) {
    var party = absent == null ? otherParty(reporter) : absent;
    if (party == reporter || party == Party.PLATFORM) {
      throw Problem.refused("no-show-of-whom", "Say who did not attend: MENTEE or MENTOR.");
    }
    return party;
  }

  private static Party otherParty(Party reporter) {
    return switch (reporter) {
      case MENTEE -> Party.MENTOR;
      case MENTOR -> Party.MENTEE;
      case PLATFORM -> Party.PLATFORM;
    };
  }
}
