package dev.tandem.eventing.ownership;

import dev.tandem.kernel.persistence.SqlStates;

/** The refusal of a write to a database in which the module is fenced. */
public final class FencedWrite {

  public static final String SQL_STATE = "TD001";

  private FencedWrite() {}

  /** Whether the failure, or one of its causes, is such a refusal. */
  public static boolean isCauseOf(Throwable failure) {
    return SqlStates.anyMatch(failure, SQL_STATE::equals);
  }
}
