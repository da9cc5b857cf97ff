package dev.tandem.acceptance.environment;

import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server on which each process gets its own database. */
public interface DatabaseServer extends AutoCloseable {

  /** Creates an empty database and returns its JDBC URL. */
  String createDatabase();

  @Override
  void close();

  /** The server that all tests of this JVM share. */
  static DatabaseServer ofTestRun() {
    return new DatabaseServer() {

      private final List<String> urls = new ArrayList<>();

      @Override
      public String createDatabase() {
        urls.add(TestDatabase.create());
        return urls.getLast();
      }

      /** TestDatabase stops the server at the end of the test run. */
      @Override
      public void close() {
        ReplicationEnd.of(urls);
      }
    };
  }

  /** A server with durable commits that can be crashed. */
  final class DurableDatabaseServer implements DatabaseServer {

    private final EmbeddedPostgres server;
    private int count;

    public DurableDatabaseServer() {
      try {
        server =
            EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("track_commit_timestamp", "on")
                .setServerConfig("max_replication_slots", "40")
                .setServerConfig("max_active_replication_origins", "40")
                .setServerConfig("max_wal_senders", "20")
                .setServerConfig("max_worker_processes", "40")
                .setServerConfig("max_logical_replication_workers", "24")
                .setServerConfig("wal_retrieve_retry_interval", "200ms")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String createDatabase() {
      var name = "tandem_" + ++count;
      execute("create database " + name);
      return url(name);
    }

    /** Kills one process of the server; the others end, and the server recovers from its WAL. */
    public void crash() {
      var backend =
          Long.parseLong(
              JdbcRows.firstColumn(
                      url("postgres"),
                      "select pid from pg_stat_activity where backend_type = 'walwriter'")
                  .getFirst());
      ProcessHandle.of(backend).ifPresent(ProcessHandle::destroyForcibly);
    }

    private String url(String name) {
      return server.getJdbcUrl("postgres", name);
    }

    private void execute(String sql) {
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
