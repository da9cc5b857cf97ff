package dev.tandem.scheduling;

import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drives a booking's process by what reaches it. What comes twice or too late does no harm. */
@Service
@Component
class ProcessRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessRunner.class);

  private final Bookings bookings;
  private final Processes processes;
  private final Steps steps;
  private final BookingExpiry expiry;
  private final Completions completions;
  private final NoShows noShows;
  private final Clock clock;

  ProcessRunner(
      Bookings bookings,
      Processes processes,
      Steps steps,
      BookingExpiry expiry,
      Completions completions,
      NoShows noShows,
      Clock clock) {
    this.bookings = bookings;
    this.processes = processes;
    this.steps = steps;
    this.expiry = expiry;
    this.completions = completions;
    this.noShows = noShows;
    this.clock = clock;
  }

  @Transactional
  void signal(BookingId id, Signal signal) {
    bookings
        .lock(id)
        .ifPresentOrElse(
            it -> proceed(it, signal), () -> LOG.warn("{} for unknown booking {}", signal, id));
  }

  private void proceed(Booking booking, Signal signal) {
    var now = clock.instant();
    var process = processes.of(booking.id());
    switch (process.decide(signal, booking.terms().needsApproval(), now)) {
      case ASK_MENTOR -> askMentor(booking, now);
      case CONFIRM -> confirm(booking, now);
      case RELEASE -> expiry.expire(booking, why(process, signal), now);
      case REFUND ->
          processes.note(
              booking.id(), Step.REFUND, "Paid after the slot was released; it goes back.", now);
      case COMPLETE -> completions.complete(booking, "Nobody reported a no-show.", now);
      case SETTLE_NO_SHOW -> noShows.settleAsReported(booking, now);
      case HOLD, FUND, MOVE, REPORT_NO_SHOW, DISPUTE_NO_SHOW, NOTHING ->
          LOG.debug("{} changes nothing for booking {}", signal, booking.id());
    }
  }

  private void confirm(Booking booking, Instant now) {
    var confirmed = booking.confirm();
    var fact = new BookingFacts(confirmed, now).confirmed();
    steps.take(Step.CONFIRM, confirmed, "The payment is confirmed.", now, fact);
  }

  private void askMentor(Booking booking, Instant now) {
    steps.take(Step.ASK_MENTOR, booking.awaitApproval(), "Paid; the mentor has to agree.", now);
  }

  private static String why(BookingProcess process, Signal signal) {
    return switch (signal) {
      case Signal.FundingRefused(var reason) -> "The payment did not go through: " + reason;
      case Signal.Due(), Signal.Funded() ->
          process.state() == ProcessState.APPROVAL
              ? BookingExpiry.NO_ANSWER
              : BookingExpiry.HOLD_RAN_OUT;
    };
  }
}
