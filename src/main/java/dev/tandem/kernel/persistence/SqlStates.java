package dev.tandem.kernel.persistence;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the SQLSTATE codes of PostgreSQL (appendix A of its manual) behind an exception. */
public final class SqlStates {

  /** Bounds the search if two exceptions name each other as their cause. */
  private static final int MAX_CAUSES = 20;

  private SqlStates() {}

  /** The codes in the chain of causes, outermost first. */
  public static Stream<String> of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull);
  }

  public static boolean anyMatch(Throwable failure, Predicate<String> condition) {
    return of(failure).anyMatch(condition);
  }
}
