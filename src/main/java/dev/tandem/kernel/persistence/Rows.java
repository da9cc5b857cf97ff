package dev.tandem.kernel.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.SingleColumnRowMapper;

/**
 * Rows of a query as records, ids or single values that are never null: {@code
 * jdbc.sql(…).query(Rows.of(Enrolment.class)).list()}. {@code query(Enrolment.class)} maps the same
 * way, but its type says that a row may be null, as a single column may.
 */
public record Rows<T>(Class<T> type) implements RowMapper<T> {

  public static <T> RowMapper<T> of(Class<T> type) {
    return new Rows<>(type);
  }

  /**
   * Maps a row of a {@code JdbcClient} that was created by hand; the one that Spring injects maps
   * the type itself.
   */
  @Override
  public T mapRow(ResultSet row, int number) throws SQLException {
    var value =
        BeanUtils.isSimpleProperty(type)
            ? new SingleColumnRowMapper<>(type).mapRow(row, number)
            : new SimplePropertyRowMapper<>(type).mapRow(row, number);
    return Objects.requireNonNull(value);
  }
}
