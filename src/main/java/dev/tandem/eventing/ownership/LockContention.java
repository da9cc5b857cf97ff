package dev.tandem.eventing.ownership;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/** Others hold the locks that were wanted: not had in time, or chosen to end a deadlock. */
public final class LockContention {

  private static final Set<String> SQL_STATES = Set.of("55P03", "40P01");

  private LockContention() {}

  /** Whether that is why it failed. */
  public static boolean isCauseOf(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause)
        .limit(20)
        .anyMatch(it ->
            it instanceof SQLException sql
                && sql.getSQLState() != null
                && SQL_STATES.contains(sql.getSQLState()));
  }
}
