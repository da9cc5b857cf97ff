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
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;

/**
 * A database as an earlier version left it: migrated by each module's scripts up to the last one of
 * that version, and filled with the rows of a dump. The dump is SQL that psql accepts: one
 * statement per line, the rows of {@code copy} statements, and comments with the time of the dump
 * and the version of each module.
 *
 * @param at the time of the dump
 * @param tables by their names in the dump
 */
public record OldDatabase(String url, Instant at, List<Version> versions, List<String> tables) {

  private static final Pattern AT = Pattern.compile("(?m)^-- at (\\S+)$");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^-- version (\\w+) (\\S+) ([-\\d,]+)$");
  private static final Pattern TABLE = Pattern.compile("(?m)^copy (\\S+) \\(");

  /**
   * The schema version of a module in the dump.
   *
   * @param last the last script of that version
   * @param checksums of the scripts up to the last, as released
   */
  public record Version(String module, String last, List<Integer> checksums) {}

  /**
   * @param dump a gzip file on the class path
   */
  public static OldDatabase load(String dump) {
    var text = read(dump);
    var at = AT.matcher(text).results().map(it -> Instant.parse(it.group(1))).findFirst();
    var versions =
        VERSION
            .matcher(text)
            .results()
            .map(line -> new Version(line.group(1), line.group(2), numbers(line.group(3))))
            .toList();
    var tables = TABLE.matcher(text).results().map(it -> it.group(1)).toList();
    var database = new OldDatabase(TestDatabase.create(), at.orElseThrow(), versions, tables);
    versions.forEach(version -> migrate(database.url(), version.module(), version.last()));
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
   * Migrates a module's schema as the platform does at its start.
   *
   * @param last the last script to run; {@code latest}: run all
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

  /** The checksums of the module's applied scripts, in order. */
  public static List<Integer> checksums(String url, String module) {
    var sql =
        "select checksum from %s.flyway_history where version is not null order by installed_rank";
    return JdbcRows.firstColumn(url, sql.formatted(module)).stream().map(Integer::valueOf).toList();
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
}
