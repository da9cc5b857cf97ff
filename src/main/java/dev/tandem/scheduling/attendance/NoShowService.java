package dev.tandem.scheduling.attendance;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Takes the report of a no-show from one party, and the dispute of it from the other. */
@Service
public class NoShowService {

  private final BookingAccess bookingAccess;
  private final NoShowReports reports;
  private final BookingTransitions transitions;
  private final BookingProperties properties;
  private final Clock clock;

  NoShowService(
      BookingAccess bookingAccess,
      NoShowReports reports,
      BookingTransitions transitions,
      BookingProperties properties,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.reports = reports;
    this.transitions = transitions;
    this.properties = properties;
    this.clock = clock;
  }

  public Optional<NoShowReport> findReport(BookingId booking) {
    return reports.findById(booking);
  }

  /**
   * @param absent the absent party; null for the party that does not report
   * @throws Problem 409 outside the time in which this party can report a no-show
   */
  @Transactional
  public Booking report(BookingId id, Caller caller, @Nullable Party absent) {
    var booking = bookingAccess.lock(id, caller);
    var reporter = BookingAccess.partyOf(booking, caller);
    var now = clock.instant();
    var report = NoShowReport.of(id, absent, reporter, now);
    var earlier = reports.findById(id);
    requireReportable(booking, reporter, earlier, now);
    reports.save(earlier.map(it -> it.replaceBy(report)).orElse(report));
    return transitions.apply(
        ProcessStep.REPORT_NO_SHOW,
        booking.markNoShow(report.description()),
        "Absent: " + report.absent() + ", reported by " + reporter,
        now,
        events -> events.noShowReported(report.absent(), reporter));
  }

  /** An operator may open a claim at any time after the start, also about a settled one. */
  private void requireReportable(
      Booking booking, Party reporter, Optional<NoShowReport> earlier, Instant now) {
    if (!NoShowReport.isAbout(booking.status())
        || earlier.filter(NoShowReport::isOpen).isPresent()) {
      throw Problem.conflict(
          "not-confirmed", "Only a confirmed session can be reported as a no-show.");
    }
    if (reporter == Party.PLATFORM && booking.slot().hasBegun(now)) {
      return;
    }
    if (earlier.isPresent()) {
      throw Problem.conflict(
          "already-decided",
          "A no-show of this session was reported and decided before. Ask an operator to look at it again.");
    }
    if (booking.status() == BookingStatus.COMPLETED && reporter != Party.MENTEE) {
      throw Problem.conflict(
          "session-completed", "You have confirmed that this session took place.");
    }
    var period = NoShowPeriod.of(booking.slot(), properties);
    if (now.isBefore(period.from())) {
      throw Problem.conflict(
          "no-show-too-early",
          "A no-show can be reported from %s minutes after the start."
              .formatted(properties.noShowFrom().toMinutes()));
    }
    if (now.isAfter(period.until())) {
      throw Problem.conflict("no-show-too-late", "The time to report a no-show is over.");
    }
  }

  /**
   * @throws Problem 403 for any party but the one reported absent, 409 after the dispute window
   */
  @Transactional
  public Booking dispute(BookingId id, Caller caller) {
    var booking = bookingAccess.lock(id, caller);
    var party = BookingAccess.partyOf(booking, caller);
    var now = clock.instant();
    reports.save(reports.requireOpen(id).dispute(party, properties.disputeWindow(), now));
    return transitions.apply(
        ProcessStep.DISPUTE_NO_SHOW,
        booking.nextVersion(),
        "Disputed by " + party,
        now,
        events -> events.noShowDisputed(party));
  }
}
