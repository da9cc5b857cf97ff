package dev.tandem.billing.replay;

import dev.tandem.kernel.persistence.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the histories of accounts: their events, each followed by the commands that met it. */
@Component
class RecordedHistory {

  private static final int ACCOUNTS_AT_A_TIME = 500;
  private static final int ROWS_AT_A_TIME = 1_000;

  /** An account's rows follow each other in any collation, so the quickest one is good enough. */
  private static final String HISTORY =
      """
      select * from (
        select stream, version, 0 as position, type, payload, 0 as events
          from billing.event where stream = any(:streams)
        union all
        select stream, version, position, type, command, events
          from billing.decision where stream = any(:streams)) history
       order by stream collate "C", version, position\
      """;

  private final JdbcClient jdbc;

  RecordedHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the tables are those of this version of the program. */
  boolean isKept() {
    return jdbc.sql("select to_regclass('billing.decision') is not null")
        .query(Rows.of(Boolean.class))
        .single();
  }

  /** Passes all histories to the consumer. Reads one snapshot only if its transaction does. */
  void forEach(Consumer<HistoryRow> consumer) {
    var streams = streamsAfter("");
    while (!streams.isEmpty()) {
      forEach(streams, consumer);
      streams = streamsAfter(streams.getLast());
    }
  }

  private List<String> streamsAfter(String last) {
    return jdbc.sql("select id from billing.stream where id > ? order by id limit ?")
        .params(last, ACCOUNTS_AT_A_TIME)
        .query(Rows.of(String.class))
        .list();
  }

  void forEach(Collection<String> streams, Consumer<HistoryRow> consumer) {
    jdbc.sql(HISTORY)
        .param("streams", streams.toArray(String[]::new))
        .withFetchSize(ROWS_AT_A_TIME)
        .query(row -> {
          consumer.accept(map(row));
        });
  }

  private static HistoryRow map(ResultSet row) throws SQLException {
    return new HistoryRow(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6));
  }
}
