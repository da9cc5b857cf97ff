package dev.tandem.kernel.pool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.tandem.kernel.persistence.SqlStates;
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

  /** Connection lost, out of time or locked: classes 08, 57 and 55 of PostgreSQL's codes. */
  private static final String FAULT_STATES = "08...|57...|55P03|25P03";

  private final Map<String, Long> loggedAt = new ConcurrentHashMap<>();
  private final ThreadLocal<Boolean> isReplacing = ThreadLocal.withInitial(() -> false);

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
    if (format == null || !level.isGreaterOrEqual(Level.WARN) || isReplacing.get()) {
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
    var first = new boolean[1];
    loggedAt.compute(
        key,
        (_, before) -> {
          first[0] = before == null || now - before > INTERVAL.toNanos();
          return first[0] ? (Long) now : before;
        });
    return first[0];
  }

  private void replace(Logger logger, Level level, String message, Object cause) {
    isReplacing.set(true);
    try {
      var sentence = "{}: {}; not logged again for a minute";
      if (level.isGreaterOrEqual(Level.ERROR)) {
        logger.error(sentence, message, String.valueOf(cause));
      } else {
        logger.warn(sentence, message, String.valueOf(cause));
      }
    } finally {
      isReplacing.set(false);
    }
  }

  private static boolean isFromPool(Logger logger) {
    return logger.getName().startsWith("com.zaxxer.hikari.");
  }

  private static boolean isDatabaseFault(Throwable failure) {
    return causes(failure).anyMatch(SQLTransientConnectionException.class::isInstance)
        || SqlStates.anyMatch(failure, state -> state.matches(FAULT_STATES));
  }

  private static Throwable rootCause(Throwable failure) {
    return causes(failure).reduce(failure, (_, last) -> last);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
  }
}
