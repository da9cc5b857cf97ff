package dev.tandem.billing.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes histories into the tables of billing, without their chain of hashes. */
final class RecordedRows implements AutoCloseable {

  private static final Timestamp AT = Timestamp.from(Instant.parse("2026-03-02T00:00:00Z"));

  private final Connection connection;

  RecordedRows(DataSource database) throws SQLException {
    this.connection = database.getConnection();
    connection.setAutoCommit(false);
  }

  void add(List<HistoryRow> rows, long seed) throws SQLException {
    try (var streams =
            connection.prepareStatement(
                "insert into billing.stream (id, version, hash) values (?, 0, '')");
        var events =
            connection.prepareStatement(
                "insert into billing.event (id, stream, version, type, payload, at, hash) values (?, ?, ?, ?, ?, ?, '')");
        var decisions =
            connection.prepareStatement(
                "insert into billing.decision (stream, version, type, command, events, at) values (?, ?, ?, ?, ?, ?)")) {
      for (var stream : rows.stream().map(HistoryRow::stream).distinct().toList()) {
        streams.setString(1, stream);
        streams.addBatch();
      }
      int number = 0;
      for (var row : rows) {
        var statement = row.isCommand() ? decisions : events;
        int column = 1;
        if (!row.isCommand()) {
          statement.setObject(column++, new UUID(seed, number++));
        }
        statement.setString(column++, row.stream());
        statement.setLong(column++, row.version());
        statement.setString(column++, row.type());
        statement.setString(column++, row.payload());
        if (row.isCommand()) {
          statement.setInt(column++, row.events());
        }
        statement.setTimestamp(column, AT);
        statement.addBatch();
      }
      streams.executeBatch();
      events.executeBatch();
      decisions.executeBatch();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
