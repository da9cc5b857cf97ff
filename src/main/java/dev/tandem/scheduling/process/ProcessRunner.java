package dev.tandem.scheduling.process;

import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowSettlement;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingEvents;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcess;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.Bookings;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.booking.ProcessState;
import dev.tandem.scheduling.booking.ProcessStep;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs a booking's process: takes the step that {@link BookingProcess#decide} chooses for a signal.
 * A repeated or late signal changes nothing.
 */
@Service
public class ProcessRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessRunner.class);

  private final Bookings bookings;
  private final BookingProcesses bookingProcesses;
  private final BookingTransitions transitions;
  private final BookingExpiry bookingExpiry;
  private final CompletionService completionService;
  private final NoShowSettlement noShowSettlement;
  private final Clock clock;

  ProcessRunner(
      Bookings bookings,
      BookingProcesses bookingProcesses,
      BookingTransitions transitions,
      BookingExpiry bookingExpiry,
      CompletionService completionService,
      NoShowSettlement noShowSettlement,
      Clock clock) {
    this.bookings = bookings;
    this.bookingProcesses = bookingProcesses;
    this.transitions = transitions;
    this.bookingExpiry = bookingExpiry;
    this.completionService = completionService;
    this.noShowSettlement = noShowSettlement;
    this.clock = clock;
  }

  @Transactional
  public void signal(BookingId id, ProcessSignal signal) {
    bookings
        .lock(id)
        .ifPresentOrElse(
            booking -> handle(booking, signal),
            () -> LOG.warn("{} for unknown booking {}", signal, id));
  }

  private void handle(Booking booking, ProcessSignal signal) {
    var now = clock.instant();
    var process = bookingProcesses.find(booking.id());
    switch (process.decide(signal, booking.terms().needsApproval(), now)) {
      case ASK_MENTOR -> requestApproval(booking, now);
      case CONFIRM -> confirm(booking, now);
      case RELEASE -> release(booking, process, signal, now);
      case REFUND ->
          bookingProcesses.recordStep(
              booking.id(),
              ProcessStep.REFUND,
              "Paid after the slot was released; billing refunds it.",
              now);
      case COMPLETE -> completionService.complete(booking, "Nobody reported a no-show.", now);
      case SETTLE_NO_SHOW -> noShowSettlement.settleAsReported(booking, now);
      case HOLD, MOVE, CHANGE_MEETING, REPORT_NO_SHOW, DISPUTE_NO_SHOW, NOTHING ->
          LOG.debug("{} changes nothing for booking {}", signal, booking.id());
    }
  }

  private void release(Booking booking, BookingProcess process, ProcessSignal signal, Instant now) {
    var reason = releaseReason(process, signal);
    if (signal instanceof ProcessSignal.FundingRefused refused && refused.retryable()) {
      bookingExpiry.expireUnpaid(booking, reason, now);
    } else {
      bookingExpiry.expire(booking, reason, now);
    }
  }

  private void requestApproval(Booking booking, Instant now) {
    transitions.askMentor(booking.awaitApproval(), "Paid; the mentor has to approve.", now);
  }

  private void confirm(Booking booking, Instant now) {
    transitions.apply(
        ProcessStep.CONFIRM,
        booking.confirm(),
        "The payment is confirmed.",
        now,
        BookingEvents::confirmed);
  }

  private static String releaseReason(BookingProcess process, ProcessSignal signal) {
    return switch (signal) {
      case ProcessSignal.FundingRefused(var reason, _) ->
          "The payment did not go through: " + reason;
      case ProcessSignal.Due(), ProcessSignal.Funded() ->
          process.state() == ProcessState.APPROVAL
              ? BookingProcess.APPROVAL_EXPIRED_REASON
              : BookingProcess.HOLD_EXPIRED_REASON;
    };
  }
}
