package dev.tandem.eventing.ownership;

import dev.tandem.kernel.persistence.SqlStates;
import java.util.Set;

/**
 * A lock that could not be taken: it timed out, or the transaction was the victim of a deadlock.
 */
public final class LockContention {

  private static final Set<String> SQL_STATES = Set.of("55P03", "40P01");

  private LockContention() {}

  public static boolean isCauseOf(Throwable failure) {
    return SqlStates.anyMatch(failure, SQL_STATES::contains);
  }
}
