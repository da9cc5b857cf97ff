package dev.tandem.bootstrap.localdb;

import dev.tandem.bootstrap.StartupException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** Runs the embedded PostgreSQL with durable commits, and stops it last. */
final class EmbeddedPostgresServer {

  /**
   * Lets a module's tables be replicated to another database while both run. A replication slot
   * that is not read is dropped before the WAL kept for it fills the disk.
   */
  private static final Map<String, String> REPLICATION =
      Map.of(
          "wal_level", "logical",
          "max_replication_slots", "40",
          "max_active_replication_origins", "40",
          "max_wal_senders", "20",
          "max_worker_processes", "40",
          "max_logical_replication_workers", "24",
          "wal_retrieve_retry_interval", "500ms",
          "max_slot_wal_keep_size", "8GB");

  /**
   * What a new data directory is created with: PostgreSQL's own rules for letters, since the
   * machine's language may not be installed and must not decide how names are sorted.
   */
  private static final Map<String, String> LOCALE =
      Map.of("locale", "C", "locale-provider", "builtin", "builtin-locale", "C.UTF-8");

  /** After a power failure it first recovers what was committed. */
  private static final Duration STARTUP = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;
  private final ServerProcess process;

  private EmbeddedPostgresServer(EmbeddedPostgres postgres, LocalDataDirectory data)
      throws IOException {
    this.postgres = postgres;
    var running = ProcessHandle.of(data.runningProcessId()).orElseThrow();
    this.process = ServerProcess.keepRunning(running, data.log());
  }

  /**
   * @param port to listen on; 0 for any free port
   */
  static EmbeddedPostgresServer start(LocalDataDirectory data, int port) {
    try {
      var server = new EmbeddedPostgresServer(postgres(data, port), data);
      SpringApplication.getShutdownHandlers().add(server::stop);
      data.markInitialised();
      return server;
    } catch (IOException | RuntimeException e) {
      throw new StartupException(
          "the local database in %s did not start%s; see %s for the reason, or choose another folder with --tandem.data=…."
              .formatted(data.folder(), port == 0 ? "" : " on port " + port, data.log()));
    }
  }

  String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  private static EmbeddedPostgres postgres(LocalDataDirectory data, int port) throws IOException {
    var log = Redirect.appendTo(data.log().toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(data.postgres())
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(data.binaries().toFile())
            .setRegisterShutdownHook(false)
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(STARTUP);
    REPLICATION.forEach(builder::setServerConfig);
    LOCALE.forEach(builder::setLocaleConfig);
    return builder.start();
  }

  /** Stops the server that runs on the data, even if it is not the first. */
  void stop() {
    process.expectEnd();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
