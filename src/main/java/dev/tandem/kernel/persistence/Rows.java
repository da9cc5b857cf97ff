package dev.tandem.kernel.persistence;

import java.sql.ResultSet;
import org.springframework.jdbc.core.RowMapper;

/**
 * Rows of a query as records, ids or single values that are never null: {@code
 * jdbc.sql(…).query(Rows.of(Enrolment.class)).list()}. {@code query(Enrolment.class)} maps the same
 * way, but its type says that a row may be null, as a single column may.
 */
public record Rows<T>(Class<T> type) implements RowMapper<T> {

  public static <T> RowMapper<T> of(Class<T> type) {
    return new Rows<>(type);
  }

  /** Never called: the injected {@code JdbcClient} maps the type itself. */
  @Override
  public T mapRow(ResultSet row, int number) {
    throw new IllegalStateException("Rows are mapped by the JdbcClient that Spring injects only.");
  }
}
