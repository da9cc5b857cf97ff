package dev.tandem.eventing.ownership;

import dev.tandem.kernel.persistence.SqlStates;

/** A write that the database refused because the module is not live there. */
public final class FencedWrite {

  public static final String SQL_STATE = "TD001";

  private FencedWrite() {}

  public static boolean isCauseOf(Throwable failure) {
    return SqlStates.anyMatch(failure, SQL_STATE::equals);
  }
}
