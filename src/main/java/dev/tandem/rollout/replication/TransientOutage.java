package dev.tandem.rollout.replication;

import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** A database that restarts; who waits for something goes on waiting. */
final class TransientOutage {

  private TransientOutage() {}

  static boolean tolerate(BooleanSupplier question) {
    return tolerate(question::getAsBoolean, false);
  }

  static <T> T tolerate(Callable<T> question, T meanwhile) {
    try {
      return question.call();
    } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
      return meanwhile;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
