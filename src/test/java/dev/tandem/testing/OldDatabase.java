package dev.tandem.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;

/**
 * A database as an earlier version left it: every module's scripts up to the last that version had,
 * and the rows of a dump of it. The dump is SQL that psql would take, too: one statement a line,
 * rows in between, and comments that say when it was made and how far each module was.
 *
 * @param at when it was left
 * @param tables by the names they had
 */
public record OldDatabase(String url, Instant at, List<Version> versions, List<String> tables) {

  private static final Pattern AT = Pattern.compile("(?m)^-- at (\\S+)$");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^-- version (\\w+) (\\S+) ([-\\d,]+)$");
  private static final Pattern TABLE = Pattern.compile("(?m)^copy (\\S+) \\(");

  /**
   * How far a module was.
   *
   * @param checksums of its scripts, as they have run in databases that are out there
   */
  public record Version(String module, String last, List<Integer> checksums) {}

  /**
   * @param dump on the classpath, zipped
   */
  public static OldDatabase load(String dump) {
    var text = read(dump);
    var at = AT.matcher(text).results().map(it -> Instant.parse(it.group(1))).findFirst();
    var versions =
        VERSION
            .matcher(text)
            .results()
            .map(it -> new Version(it.group(1), it.group(2), numbers(it.group(3))))
            .toList();
    var tables = TABLE.matcher(text).results().map(it -> it.group(1)).toList();
    var database = new OldDatabase(TestDatabase.create(), at.orElseThrow(), versions, tables);
    versions.forEach(it -> migrate(database.url(), it.module(), it.last()));
    database.fill(text);
    return database;
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }

  private static String read(String dump) {
    try (var file = new GZIPInputStream(new ClassPathResource(dump).getInputStream())) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * As the platform does it at its start.
   *
   * @param last no script after it is run; {@code latest}: all are
   */
  public static void migrate(String url, String module, String last) {
    Flyway.configure()
        .dataSource(url, null, null)
        .schemas(module)
        .defaultSchema(module)
        .table("flyway_history")
        .locations("classpath:db/migration/" + module)
        .target(last)
        .load()
        .migrate();
  }

  /** Of the module's scripts that have run there, in order. */
  public static List<Integer> checksums(String url, String module) {
    var sql =
        "select checksum from %s.flyway_history where version is not null order by installed_rank";
    return ask(url, sql.formatted(module)).stream().map(Integer::valueOf).toList();
  }

  private void fill(String dump) {
    try (var connection = DriverManager.getConnection(url);
        var lines = new BufferedReader(new StringReader(dump))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("copy ")) {
          copy(connection, line, lines);
        } else if (!line.startsWith("--")) {
          execute(connection, line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Connection connection, String copy, BufferedReader lines)
      throws SQLException, IOException {
    var rows = lines.lines().takeWhile(it -> !it.equals("\\.")).map(it -> it + "\n");
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(copy, new StringReader(rows.collect(Collectors.joining())));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of what is found, as text. */
  public static List<String> ask(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
