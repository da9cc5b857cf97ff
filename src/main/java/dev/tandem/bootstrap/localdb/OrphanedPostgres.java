package dev.tandem.bootstrap.localdb;

import dev.tandem.bootstrap.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the database that a killed Tandem left running on the data. */
final class OrphanedPostgres {

  private static final long STOP_TIMEOUT_SECONDS = 30;

  private OrphanedPostgres() {}

  static void stop(Path postgres) {
    var pidFile = postgres.resolve("postmaster.pid");
    try {
      if (!Files.exists(pidFile)) {
        return;
      }
      var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      var alive = ProcessHandle.of(pid).filter(OrphanedPostgres::isPostgres);
      if (alive.isPresent()) {
        stop(alive.get());
      }
      Files.deleteIfExists(pidFile);
    } catch (IOException | RuntimeException e) {
      throw cannotStop(postgres);
    }
  }

  private static void stop(ProcessHandle orphan) throws IOException {
    if (!interrupt(orphan)) {
      orphan.destroy();
    }
    if (!awaitExit(orphan)) {
      orphan.destroyForcibly();
      awaitExit(orphan);
    }
  }

  /** SIGINT makes PostgreSQL disconnect its clients and stop; SIGTERM would wait for them. */
  private static boolean interrupt(ProcessHandle orphan) throws IOException {
    try {
      return new ProcessBuilder("kill", "-INT", String.valueOf(orphan.pid())).start().waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean awaitExit(ProcessHandle orphan) {
    try {
      orphan.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return Optional.ofNullable(commandLine(process)).orElse("").contains("postgres");
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    } catch (IOException e) {
      return process.info().command().orElse("");
    }
  }

  private static StartupException cannotStop(Path postgres) {
    return new StartupException(
        "a database left over from a killed Tandem uses %s and does not stop; end its process and start again."
            .formatted(postgres));
  }
}
