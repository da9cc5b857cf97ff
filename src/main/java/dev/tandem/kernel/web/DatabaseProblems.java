package dev.tandem.kernel.web;

import dev.tandem.kernel.persistence.SqlStates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;

/** Explains what PostgreSQL refused, by its SQLSTATE. */
final class DatabaseProblems {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);

  /** Raised by the triggers of a module that is not live on this database. */
  private static final String FENCED_WRITE = "TD001";

  private static final String DATA_EXCEPTION = "22";

  /** Two requests created the same thing, and this one was second. */
  private static final String UNIQUE_VIOLATION = "23505";

  /** Class 08, or a server that shuts down (57P01), has crashed (57P02) or is starting (57P03). */
  private static final String CONNECTION_LOST = "08...|57P0[123]";

  /** The statement was cancelled after its time limit. */
  private static final String TOO_SLOW = "57014";

  private static final String LOCKED = "55P03";

  private DatabaseProblems() {}

  static Optional<Problem> of(Throwable failure, HttpServletRequest request) {
    return SqlStates.of(failure).flatMap(state -> explain(state, request).stream()).findFirst();
  }

  private static Optional<Problem> explain(String state, HttpServletRequest request) {
    if (state.startsWith(DATA_EXCEPTION)) {
      return Optional.of(
          Problem.malformed("A value is too large, or contains characters that cannot be stored."));
    }
    if (state.equals(UNIQUE_VIOLATION)) {
      return Optional.of(Problem.changedMeanwhile());
    }
    if (state.equals(FENCED_WRITE)) {
      return Optional.of(Problem.moduleMoving());
    }
    if (state.equals(TOO_SLOW)) {
      return Optional.of(
          Problem.unavailable(
              "The database took too long over this, and nothing was changed; try again later, or ask for less.",
              5));
    }
    if (state.equals(LOCKED)) {
      return Optional.of(
          Problem.unavailable(
              "Somebody else is changing the same thing, and nothing was changed here; try again in a few seconds.",
              2));
    }
    if (state.matches(CONNECTION_LOST)) {
      return Optional.of(connectionLost(request));
    }
    return Optional.empty();
  }

  static Problem connectionLost(HttpServletRequest request) {
    LOG.debug("No connection to the database in {}", request.getRequestURI());
    return Problem.unavailable(
        HttpMethod.GET.matches(request.getMethod())
            ? "The database does not answer at the moment; try again in a few seconds."
            : "The connection to the database was lost, so it is not certain whether your change was made. Check before you repeat it, or send it again with the same Idempotency-Key.",
        2);
  }
}
