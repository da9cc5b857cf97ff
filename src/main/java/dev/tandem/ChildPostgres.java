package dev.tandem;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import org.springframework.boot.SpringApplication;

/** Starts the embedded PostgreSQL with durable commits, and stops it after all else has stopped. */
final class ChildPostgres {

  private ChildPostgres() {}

  /** Returns its JDBC URL. */
  static String start(LocalData data) {
    try {
      var postgres = postgres(data);
      SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
      data.started();
      return postgres.getJdbcUrl("postgres", "postgres");
    } catch (IOException | RuntimeException e) {
      throw new CannotStart(
          "the local database in %s did not start; %s says why, and another folder can be chosen with --tandem.data=…."
              .formatted(data.folder(), data.log()));
    }
  }

  private static EmbeddedPostgres postgres(LocalData data) throws IOException {
    var log = Redirect.appendTo(data.log().toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.postgres())
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(data.binaries().toFile())
        .setRegisterShutdownHook(false)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
