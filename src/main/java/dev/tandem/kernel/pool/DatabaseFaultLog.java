package dev.tandem.kernel.pool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.tandem.kernel.persistence.SqlStates;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Keeps the log readable while the database is at fault: each logger says it in one line a minute,
 * without the stack, as the same fault reaches every request and every worker.
 */
final class DatabaseFaultLog extends TurboFilter {

  private static final String NAME = "database faults";
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final int MAX_CAUSES = 20;
  private static final int MAX_KEYS = 1_000;
  private static final String SENTENCE = "{}: {}; not logged again for a minute";

  /** Connection lost, out of time or locked: classes 08, 57 and 55 of PostgreSQL's codes. */
  private static final String FAULT_STATES = "08...|57...|55P03|25P03";

  /** What HikariCP says, without a code, of a connection that it has thrown away. */
  private static final String CLOSED = "Connection is closed";

  private final Map<String, Long> loggedAt = new ConcurrentHashMap<>();

  static void install() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getTurboFilterList().stream().noneMatch(it -> NAME.equals(it.getName()))) {
      var filter = new DatabaseFaultLog();
      filter.setName(NAME);
      filter.setContext(context);
      filter.start();
      context.addTurboFilter(filter);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    if (format == null || !level.isGreaterOrEqual(Level.WARN) || format.equals(SENTENCE)) {
      return FilterReply.NEUTRAL;
    }
    var failure = thrown == null ? MessageFormatter.getThrowableCandidate(parameters) : thrown;
    if (!isFromPool(logger) && (failure == null || !isDatabaseFault(failure))) {
      return FilterReply.NEUTRAL;
    }
    if (isFirstInInterval(logger.getName() + format)) {
      var message = MessageFormatter.arrayFormat(format, parameters).getMessage();
      replace(logger, level, message, failure == null ? "" : rootCause(failure));
    }
    return FilterReply.DENY;
  }

  private boolean isFirstInInterval(String key) {
    long now = System.nanoTime();
    if (loggedAt.size() > MAX_KEYS) {
      loggedAt.clear();
    }
    var first = new boolean[1];
    loggedAt.compute(
        key,
        (_, before) -> {
          first[0] = before == null || now - before > INTERVAL.toNanos();
          return first[0] ? (Long) now : before;
        });
    return first[0];
  }

  private static void replace(Logger logger, Level level, String message, Object cause) {
    if (level.isGreaterOrEqual(Level.ERROR)) {
      logger.error(SENTENCE, message, String.valueOf(cause));
    } else {
      logger.warn(SENTENCE, message, String.valueOf(cause));
    }
  }

  private static boolean isFromPool(Logger logger) {
    return logger.getName().startsWith("com.zaxxer.hikari.");
  }

  private static boolean isDatabaseFault(Throwable failure) {
    return causes(failure).anyMatch(DatabaseFaultLog::isLostConnection)
        || SqlStates.anyMatch(failure, state -> state.matches(FAULT_STATES));
  }

  private static boolean isLostConnection(Throwable cause) {
    return cause instanceof SQLTransientConnectionException
        || cause instanceof SQLException sql
            && sql.getSQLState() == null
            && CLOSED.equals(sql.getMessage());
  }

  private static Throwable rootCause(Throwable failure) {
    return causes(failure).reduce(failure, (_, last) -> last);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
  }
}
