package dev.tandem.preferences.execution;

import dev.tandem.preferences.migration.MigrationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Goes on with the migrations that are neither paused nor done. */
@Component
class MigrationWorker {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationWorker.class);

  private final BatchStep step;

  MigrationWorker(BatchStep step) {
    this.step = step;
  }

  @Scheduled(fixedDelayString = "${tandem.preferences.migration.tick:1s}")
  void run() {
    try {
      step.working().forEach(this::goOn);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Cannot look for migrations of preferences; will try again", e);
    }
  }

  /** What would fail again each second stops the migration, and no other. */
  private void goOn(MigrationId id) {
    try {
      run(id);
    } catch (RuntimeException e) {
      if (isTemporary(e)) {
        LOG.warn("Cannot go on with migration {} of preferences; will try again", id.value(), e);
      } else {
        LOG.error("Migration {} of preferences cannot go on", id.value(), e);
        step.stop(id, "A step failed, and the log says why. Mend that, then let it go on.");
      }
    }
  }

  private static boolean isTemporary(RuntimeException e) {
    return e instanceof TransactionException
        || e instanceof DataAccessException
            && !(e instanceof DataIntegrityViolationException)
            && !(e instanceof BadSqlGrammarException);
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
    } catch (MigrationStoppedException e) {
      step.stop(id, String.valueOf(e.getMessage()));
    }
  }
}
