package dev.tandem.preferences.execution;

import dev.tandem.preferences.takeover.MigrationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Goes on with the migrations that are neither paused nor done. */
@Component
class TakeoverWorker {

  private static final Logger LOG = LoggerFactory.getLogger(TakeoverWorker.class);

  private final TakeoverStep step;

  TakeoverWorker(TakeoverStep step) {
    this.step = step;
  }

  @Scheduled(fixedDelayString = "${tandem.preferences.takeover.tick:1s}")
  void run() {
    try {
      step.working().forEach(this::run);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Cannot go on with a migration of preferences; will try again", e);
    }
  }

  void run(MigrationId id) {
    run(id, () -> {});
  }

  /**
   * Goes on until it is done, is paused or must not go on.
   *
   * @param afterEachStep is run after each transaction
   */
  void run(MigrationId id, Runnable afterEachStep) {
    try {
      boolean more;
      do {
        more = step.advance(id);
        afterEachStep.run();
      } while (more && !Thread.currentThread().isInterrupted());
    } catch (TakeoverStoppedException e) {
      step.stop(id, String.valueOf(e.getMessage()));
    }
  }
}
