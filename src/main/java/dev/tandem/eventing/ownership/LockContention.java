package dev.tandem.eventing.ownership;

import dev.tandem.kernel.persistence.SqlStates;
import java.util.Set;

/** A lock that was not available in time, or was given up to end a deadlock. */
public final class LockContention {

  private static final Set<String> SQL_STATES = Set.of("55P03", "40P01");

  private LockContention() {}

  /** Whether the failure, or one of its causes, is such a conflict. */
  public static boolean isCauseOf(Throwable failure) {
    return SqlStates.anyMatch(failure, SQL_STATES::contains);
  }
}
