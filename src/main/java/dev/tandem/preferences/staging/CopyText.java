package dev.tandem.preferences.staging;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in the text format of PostgreSQL's {@code COPY}, which loads them in one statement. */
final class CopyText {

  private final StringBuilder text = new StringBuilder();
  private boolean beginsRow = true;
  private long rows;

  long rows() {
    return rows;
  }

  /** About as many bytes in memory. */
  int length() {
    return text.length();
  }

  /**
   * @param value without zero characters and half surrogate pairs, which PostgreSQL does not store
   */
  CopyText field(@Nullable Object value) {
    if (!beginsRow) {
      text.append('\t');
    }
    beginsRow = false;
    if (value == null) {
      text.append("\\N");
    } else if (value instanceof String string) {
      append(string);
    } else {
      text.append(value);
    }
    return this;
  }

  void endRow() {
    text.append('\n');
    beginsRow = true;
    rows++;
  }

  private void append(String value) {
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      switch (each) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(each);
      }
    }
  }

  /** Loads the rows and forgets them. */
  void load(String statement, Connection connection) throws SQLException {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(statement, new StringReader(text.toString()));
    } catch (IOException e) {
      throw new SQLException("The rows could not be sent", "08006", e);
    }
    clear();
  }

  void clear() {
    text.setLength(0);
    rows = 0;
  }
}
