package dev.tandem.acceptance.cutover;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the platform a history: copies one confirmed and paid booking many times, each for other
 * members, with all its rows in scheduling and billing, including the hash chains.
 */
final class BookingHistorySeeder {

  /** Each table and the condition for the rows of a booking; {@code %s} is the booking. */
  private static final List<List<String>> TABLES =
      List.of(
          List.of(
              "scheduling.session",
              "id in (select session_id from scheduling.booking where id = '%s')"),
          List.of("scheduling.booking", "id = '%s'"),
          List.of("scheduling.booking_process", "booking_id = '%s'"),
          List.of("scheduling.booking_step", "booking_id = '%s'"),
          List.of("billing.posting", "booking_id = '%s'"),
          List.of(
              "billing.entry",
              "cause in (select cause from billing.posting where booking_id = '%s')"),
          List.of("billing.payment", "booking_id = '%s'"),
          List.of("billing.gateway_order", "subject = '%s'"),
          List.of("billing.simulated_operation", "key like '%s:%%'"),
          List.of("billing.document", "booking_id = '%s'"),
          List.of(
              "billing.document_line",
              "document_id in (select id from billing.document where booking_id = '%s')"));

  private final String url;

  BookingHistorySeeder(String url) {
    this.url = url;
  }

  void seedBookings(int count) {
    if (count == 0) {
      return;
    }
    try (var connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      execute(connection, "set session_replication_role = replica");
      var model =
          querySingle(
              connection,
              """
              select booking_id::text from billing.payment join billing.document using (booking_id)
              where payment.status = 'FUNDED' and number is not null limit 1
              """);
      var ids = idsToReplace(connection, model);
      copyStreams(connection, model, ids, count);
      for (var table : TABLES) {
        copyRows(connection, table.get(0), table.get(1).formatted(model), ids, count);
      }
      execute(connection, "analyze billing.event, billing.posting");
      execute(
          connection,
          "update billing.posting p set position = e.position from billing.event e where e.id = p.cause");
      execute(
          connection,
          """
          insert into billing.entry_delta (at, member_id, account, currency, debit, credit)
          select e.at, e.member_id, e.account, e.currency, e.debit, e.credit from billing.entry e
          join billing.posting p using (cause, rule)
          where p.booking_id in (select %s::uuid from generate_series(1, %s) k)
          """
              .formatted(copyIdSql(model), count));
      execute(
          connection,
          "update billing.series set last = last + " + count + " where name = 'INVOICE'");
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "vacuum analyze");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The ids that differ from copy to copy. */
  private static List<String> idsToReplace(Connection connection, String model)
      throws SQLException {
    var ids = new ArrayList<String>();
    for (var sql :
        List.of(
            "select id, session_id, mentor_id, mentee_id from scheduling.booking where id = '%s'",
            "select id from billing.document where booking_id = '%s'",
            "select id from billing.event where stream = 'payment:%s'")) {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(sql.formatted(model))) {
        while (rows.next()) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            ids.add(rows.getString(i));
          }
        }
      }
    }
    return ids;
  }

  private static void copyStreams(Connection connection, String model, List<String> ids, int count)
      throws SQLException {
    execute(
        connection,
        "insert into billing.stream select 'payment:' || %s, 0, '' from generate_series(1, %s) k"
            .formatted(copyIdSql(model), count));
    execute(connection, "analyze billing.stream");
    try (var statement = connection.createStatement();
        var events =
            statement.executeQuery(
                "select version, at from billing.event where stream = 'payment:%s' order by version"
                    .formatted(model))) {
      while (events.next()) {
        copyEvent(connection, model, ids, events.getInt(1), events.getTimestamp(2), count);
      }
    }
  }

  /** Appends one event to the stream of every copy and extends the stream's hash chain. */
  private static void copyEvent(
      Connection connection, String model, List<String> ids, int version, Timestamp at, int count)
      throws SQLException {
    execute(
        connection,
        """
        insert into billing.event (id, stream, version, type, payload, at, cause, hash)
        select md5(e.id::text || k)::uuid, s.id, e.version, e.type, copied.payload, e.at, e.cause,
               encode(sha256(convert_to(concat_ws(E'\\n', s.hash, s.id, e.version, e.type, '%s', copied.payload), 'UTF8')), 'hex')
        from billing.event e, generate_series(1, %s) k
        join billing.stream s on s.id = 'payment:' || %s,
        lateral (select %s as payload) copied
        where e.stream = 'payment:%s' and e.version = %s
        """
            .formatted(
                at.toInstant(),
                count,
                copyIdSql(model),
                replaceIds("e.payload", ids),
                model,
                version));
    execute(
        connection,
        """
        update billing.stream s set version = e.version, hash = e.hash from billing.event e
        where e.stream = s.id and e.version = %s and s.version = %s
        """
                .formatted(version, version - 1)
            + " and s.id in (select 'payment:' || %s from generate_series(1, %s) k)"
                .formatted(copyIdSql(model), count));
  }

  private static void copyRows(
      Connection connection, String table, String where, List<String> ids, int count)
      throws SQLException {
    var columns =
        querySingle(
            connection,
            """
            select string_agg(column_name, ',' order by ordinal_position)
            from information_schema.columns
            where table_schema || '.' || table_name = '%s'
            and is_identity = 'NO' and is_generated = 'NEVER'
            """
                .formatted(table));
    var row = replaceIds("to_jsonb(t)::text", ids);
    if (table.equals("billing.document")) {
      row = "replace(" + row + ", t.number, 'T-' || lpad((series.last + k)::text, 6, '0'))";
    }
    execute(
        connection,
        """
        insert into %s (%s)
        select %s from %s t, generate_series(1, %s) k, billing.series,
        lateral jsonb_populate_record(null::%s, (%s)::jsonb) copied
        where t.%s and series.name = 'INVOICE'
        """
            .formatted(
                table,
                columns,
                "copied." + columns.replace(",", ", copied."),
                table,
                count,
                table,
                row,
                where));
  }

  private static String replaceIds(String text, List<String> ids) {
    var sql = text;
    for (var id : ids) {
      sql = "replace(%s, '%s', %s)".formatted(sql, id, copyIdSql(id));
    }
    return sql;
  }

  /** The id of copy {@code k}, as text. */
  private static String copyIdSql(String id) {
    return "md5('" + id + "' || k)::uuid::text";
  }

  private static String querySingle(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
