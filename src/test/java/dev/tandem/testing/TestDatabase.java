package dev.tandem.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;

/** One real PostgreSQL per test JVM, with a separate database for each started context. */
public final class TestDatabase {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final AtomicReference<Runnable> STOP = new AtomicReference<>(() -> {});

  private TestDatabase() {}

  /** Starts the server in the background, so that it is ready when the first test needs it. */
  static void startInBackground() {
    Thread.ofPlatform().daemon().name("database").start(() -> SharedPostgres.POSTGRES.getPort());
  }

  /**
   * Stops the server if it was started. Call it after the contexts have closed, as a pool waits for
   * a database that has gone.
   */
  static void stop() {
    STOP.getAndSet(() -> {}).run();
  }

  /** Creates an empty database and returns its JDBC URL. */
  public static String create() {
    return create("");
  }

  /** Copies a database without connections; returns the JDBC URL of the copy. */
  public static String copyOf(String url) {
    return create(" template " + databaseName(url));
  }

  private static synchronized String create(String options) {
    var name = "test_" + COUNT.incrementAndGet();
    try (var connection = SharedPostgres.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + options);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return SharedPostgres.POSTGRES.getJdbcUrl("postgres", name);
  }

  /**
   * Creates an empty database for a role that may create schemas in it and owns nothing else;
   * returns its JDBC URL as that role.
   */
  public static String createForRole(String role) {
    return grantToRole(role, create());
  }

  /**
   * Lets a role create schemas of its own in the database; returns its JDBC URL as that role.
   * PostgreSQL refuses two grants on one database at the same time.
   */
  public static synchronized String grantToRole(String role, String url) {
    execute(
        url,
        "do $$ begin create role "
            + role
            + " login; exception when duplicate_object or unique_violation then null; end $$",
        "revoke all on schema public from public",
        "grant create, temporary on database " + databaseName(url) + " to " + role);
    return asRole(role, url);
  }

  static String asRole(String role, String url) {
    return url.replaceFirst("user=\\w+", "user=" + role);
  }

  /**
   * Lets a superuser who is known in no other database do all in this one; returns its JDBC URL as
   * that role. What a script changes of its role then reaches no other test.
   */
  public static String ownedBySuperuser(String url) {
    var role = "owner_of_" + databaseName(url);
    execute(url, "create role " + role + " superuser login");
    return asRole(role, url);
  }

  /** Gives what such a superuser has made to the owner of everything else. */
  public static void handOver(String ownedBySuperuser) {
    execute(
        ownedBySuperuser,
        "reassign owned by owner_of_" + databaseName(ownedBySuperuser) + " to postgres");
  }

  public static String databaseName(String url) {
    return url.replaceAll(".*/|\\?.*", "");
  }

  /** Runs statements as the owner of all tables. */
  public static void executeAsOwner(String database, String... statements) {
    execute(asOwner(database), statements);
  }

  /** The URL of the database as the owner of all tables. */
  public static String asOwner(String database) {
    return SharedPostgres.POSTGRES.getJdbcUrl("postgres", database);
  }

  /** Runs statements as the URL's user. */
  static void execute(String url, String... statements) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class SharedPostgres {

    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        var data = PostgresDataDirectory.create();
        var postgres =
            EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("max_connections", "500")
                .setServerConfig("shared_buffers", "256MB")
                // Replication sends only flushed WAL; without this, a flush may take 200 ms.
                .setServerConfig("synchronous_commit", "on")
                // Each of many small databases would be visited again and again.
                .setServerConfig("autovacuum_naptime", "10min")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_wal_size", "128MB")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("max_replication_slots", "40")
                .setServerConfig("max_active_replication_origins", "40")
                .setServerConfig("max_wal_senders", "20")
                .setServerConfig("max_worker_processes", "40")
                .setServerConfig("max_logical_replication_workers", "24")
                .setServerConfig("wal_retrieve_retry_interval", "200ms")
                .start();
        STOP.set(() -> stop(postgres, data));
        SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres postgres, Path data) {
      try {
        postgres.close();
        PostgresDataDirectory.delete(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
