package dev.tandem.preferences.staging;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.source.LegacyTimes;
import dev.tandem.preferences.source.SourceRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a table of another database as a stream, in one transaction that changes nothing. */
record TableReader(LegacyTable table) {

  private static final int ROWS_AT_ONCE = 2_000;
  private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+){0,2}");

  /**
   * @throws Problem 422 if it cannot be read
   */
  void read(Consumer<SourceRow> consumer) {
    var sql = select();
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(ROWS_AT_ONCE);
      try (var rows = statement.executeQuery(sql)) {
        for (long number = 1; rows.next(); number++) {
          consumer.accept(row(number, rows));
        }
      }
      connection.rollback();
    } catch (SQLException e) {
      throw Problem.refused(
          "unreadable-table",
          "The table %s cannot be read: %s"
              .formatted(
                  table.table(),
                  Objects.toString(e.getMessage(), "").lines().findFirst().orElse("")));
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    if (!table.username().isEmpty()) {
      properties.setProperty("user", table.username());
      properties.setProperty("password", table.password());
    }
    var connection = DriverManager.getConnection(table.url(), properties);
    connection.setReadOnly(true);
    return connection;
  }

  private String select() {
    var columns = List.of(table.member(), table.key(), table.value());
    var optional = Stream.of(table.consent(), table.changedAt()).filter(Objects::nonNull).toList();
    Stream.concat(Stream.concat(columns.stream(), optional.stream()), Stream.of(table.table()))
        .forEach(TableReader::requireName);
    return "select %s from %s"
        .formatted(
            Stream.concat(
                    columns.stream(), Stream.of(orNull(table.consent()), orNull(table.changedAt())))
                .collect(Collectors.joining(", ")),
            table.table());
  }

  private static String orNull(@Nullable String column) {
    return column == null ? "null" : column;
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Problem.refused(
          "unreadable-table",
          "“%s” is no name of a table or column. Correct it in tandem.preferences.migration.tables."
              .formatted(name));
    }
  }

  private static SourceRow row(long number, ResultSet row) throws SQLException {
    var member = row.getString(1);
    var key = row.getString(2);
    return member == null || key == null
        ? new SourceRow.Unreadable(number, "It has no member or no key.")
        : SourceRow.of(
            new LegacyRow(
                number,
                member,
                key,
                row.getString(3),
                row.getString(4),
                LegacyTimes.parse(row.getString(5))));
  }
}
