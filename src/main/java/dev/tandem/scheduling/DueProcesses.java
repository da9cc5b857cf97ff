package dev.tandem.scheduling;

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
 * Goes on with what is due: holds that ran out, mentors who did not answer, sessions nobody said
 * were missed. Any number of instances share the work; a step that fails is tried again later and
 * keeps no other waiting.
 */
@Component
class DueProcesses {

  private static final Logger LOG = LoggerFactory.getLogger(DueProcesses.class);

  private final Processes processes;
  private final ProcessRunner runner;
  private final WaitlistDesk waitlist;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DueProcesses(
      Processes processes,
      ProcessRunner runner,
      WaitlistDesk waitlist,
      TransactionTemplate transaction,
      Clock clock) {
    this.processes = processes;
    this.runner = runner;
    this.waitlist = waitlist;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.scheduling.bookings.tick:1s}")
  void run() {
    try {
      while (proceed()) {
        LOG.debug("Went on with a booking that was due");
      }
      waitlist.takeBackLapsedOffers();
    } catch (DataAccessException e) {
      LOG.warn("Could not look for bookings that are due, will try again", e);
    }
  }

  /** False when nothing is due. */
  private boolean proceed() {
    var attempt = transaction.execute(this::attempt);
    if (attempt == null) {
      return false;
    }
    if (attempt.failed()) {
      transaction.executeWithoutResult(
          it -> processes.postpone(attempt.booking(), clock.instant()));
    }
    return true;
  }

  private @Nullable Attempt attempt(TransactionStatus status) {
    var due = processes.lockDue(clock.instant());
    if (due.isEmpty()) {
      return null;
    }
    try {
      runner.signal(due.get(), new Signal.Due());
      return new Attempt(due.get(), false);
    } catch (RuntimeException e) {
      LOG.warn("Booking {} is due but cannot go on, will try again", due.get(), e);
      status.setRollbackOnly();
      return new Attempt(due.get(), true);
    }
  }

  private record Attempt(BookingId booking, boolean failed) {}
}
