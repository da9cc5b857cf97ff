package dev.tandem.scheduling.process;

import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.seat.WaitlistService;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Continues booking processes whose due time has passed: expired holds and approvals, closed
 * no-show and dispute windows. Several instances share the work by skipping locked bookings. A step
 * that fails is postponed and does not delay the others.
 */
@Component
class DueProcessScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(DueProcessScheduler.class);

  private final BookingProcesses bookingProcesses;
  private final ProcessRunner processRunner;
  private final WaitlistService waitlistService;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DueProcessScheduler(
      BookingProcesses bookingProcesses,
      ProcessRunner processRunner,
      WaitlistService waitlistService,
      TransactionTemplate transaction,
      Clock clock) {
    this.bookingProcesses = bookingProcesses;
    this.processRunner = processRunner;
    this.waitlistService = waitlistService;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.scheduling.bookings.tick:1s}")
  void run() {
    try {
      while (runNext()) {
        LOG.debug("Continued the process of a booking that was due");
      }
      waitlistService.expireOffers();
    } catch (DataAccessException e) {
      LOG.warn("Cannot look for due bookings; will try again", e);
    }
  }

  /**
   * @return false when nothing is due
   */
  private boolean runNext() {
    var attempt = transaction.execute(this::attemptNext);
    if (attempt == null) {
      return false;
    }
    if (attempt.failed()) {
      transaction.executeWithoutResult(
          tx -> bookingProcesses.postpone(attempt.booking(), clock.instant()));
    }
    return true;
  }

  /**
   * @return null when nothing is due
   */
  private @Nullable ProcessAttempt attemptNext(TransactionStatus status) {
    var due = bookingProcesses.lockDue(clock.instant());
    if (due.isEmpty()) {
      return null;
    }
    try {
      processRunner.signal(due.get(), new ProcessSignal.Due());
      return new ProcessAttempt(due.get(), false);
    } catch (RuntimeException e) {
      LOG.warn("Cannot continue the process of booking {}; will try again", due.get(), e);
      status.setRollbackOnly();
      return new ProcessAttempt(due.get(), true);
    }
  }

  private record ProcessAttempt(BookingId booking, boolean failed) {}
}
