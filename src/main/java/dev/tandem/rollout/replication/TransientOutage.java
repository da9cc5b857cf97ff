package dev.tandem.rollout.replication;

import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Tolerates the errors of a database that is restarting, so that callers can poll on. */
final class TransientOutage {

  private TransientOutage() {}

  static boolean tolerate(BooleanSupplier query) {
    return tolerate(query::getAsBoolean, false);
  }

  static <T> T tolerate(Callable<T> query, T fallback) {
    try {
      return query.call();
    } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
      return fallback;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
