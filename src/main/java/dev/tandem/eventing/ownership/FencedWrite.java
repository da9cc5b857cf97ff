package dev.tandem.eventing.ownership;

import java.sql.SQLException;
import java.util.stream.Stream;

/** The refusal of a store where its module is not live. */
public final class FencedWrite {

  public static final String SQL_STATE = "TD001";

  private FencedWrite() {}

  /** Whether that is why it failed. */
  public static boolean isCauseOf(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause)
        .limit(20)
        .anyMatch(it -> it instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState()));
  }
}
