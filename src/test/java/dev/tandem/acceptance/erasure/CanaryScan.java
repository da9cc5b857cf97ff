package dev.tandem.acceptance.erasure;

import com.rabbitmq.client.ConnectionFactory;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.eventing.LogPayloads;
import dev.tandem.testing.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks for canaries in every column of every table, in files and in the queues of the broker. */
final class CanaryScan {

  private static final Pattern CANARY = Pattern.compile(Canaries.MARK + "(?:[a-z]{2}\\d{4}x)?");

  private static final String COLUMNS =
      """
      select n.nspname, c.relname, a.attname, a.atttypid = 'bytea'::regtype as bytes
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid
       where c.relkind in ('r', 'm') and a.attnum > 0 and not a.attisdropped
         and n.nspname not like 'pg_toast%' and n.nspname <> 'information_schema'
         and (n.nspname <> 'pg_catalog' or c.relname in ('pg_description', 'pg_authid'))
       order by 1, 2, a.attnum
      """;

  private final Set<CanaryFind> finds = new LinkedHashSet<>();

  List<CanaryFind> finds() {
    return List.copyOf(finds);
  }

  /**
   * All columns of all types, as text; bytes as they are.
   *
   * @param name of the process, for the places
   */
  CanaryScan database(String name, String url) {
    try (var connection = DriverManager.getConnection(url)) {
      for (var column : columns(connection)) {
        read(connection, name, column);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private record Column(String schema, String table, String name, boolean bytes) {}

  private static List<Column> columns(Connection connection) throws SQLException {
    var columns = new ArrayList<Column>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(COLUMNS)) {
      while (row.next()) {
        columns.add(
            new Column(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
      }
    }
    return columns;
  }

  private void read(Connection connection, String name, Column column) throws SQLException {
    var sql =
        "select \"%s\"%s from \"%s\".\"%s\""
            .formatted(
                column.name(), column.bytes() ? "" : "::text", column.schema(), column.table());
    var place = "%s: %s.%s.%s".formatted(name, column.schema(), column.table(), column.name());
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        if (column.bytes() && row.getBytes(1) != null) {
          DecodedTexts.read(row.getBytes(1), text -> find(place, text));
        } else if (row.getString(1) != null) {
          DecodedTexts.read(row.getString(1), text -> find(place, text));
        }
      }
    }
  }

  /** The event log as a listener would read it, with all keys that are left. */
  CanaryScan decryptedLog(String name, String url) {
    var jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    var reader = LogPayloads.reader(jdbc, Topology.EVENT_ENCRYPTION_KEY);
    for (var table : List.of("event_log", "parked")) {
      jdbc.query(
          "select name, payload from eventing." + table,
          row -> {
            var place = "%s: decrypted eventing.%s of %s".formatted(name, table, row.getString(1));
            text(place, reader.apply(row.getString(2)));
          });
    }
    return this;
  }

  CanaryScan text(String place, String text) {
    DecodedTexts.read(text, it -> find(place, it));
    return this;
  }

  /** Every file below the folder. */
  CanaryScan files(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        DecodedTexts.read(
            Files.readAllBytes(file), text -> find("file " + folder.relativize(file), text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /**
   * The queues, which must be empty: a quorum queue with a single active consumer lets nobody else
   * look into it.
   */
  CanaryScan queues(TestBroker broker, Collection<String> modules) {
    var factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    try (var connection = factory.newConnection("scan for canaries")) {
      for (var module : modules) {
        var queue = "tandem." + module;
        var waiting = connection.createChannel().queueDeclarePassive(queue).getMessageCount();
        if (waiting > 0) {
          finds.add(new CanaryFind(waiting + " messages in the queue of " + module, Canaries.MARK));
        }
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private void find(String place, String text) {
    if (text.contains(Canaries.MARK)) {
      CANARY.matcher(text).results().forEach(it -> finds.add(new CanaryFind(place, it.group())));
    }
  }
}
