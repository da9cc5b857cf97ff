package dev.tandem.bootstrap.localdb;

import dev.tandem.bootstrap.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * The folder with the data of the local database, used by one process at a time.
 *
 * @param folder absolute
 */
record LocalDataDirectory(Path folder) {

  /** In PostgreSQL's {@code postmaster.pid}. */
  private static final int PORT_LINE = 3;

  Path postgres() {
    return folder.resolve("postgres");
  }

  Path binaries() {
    return folder.resolve("binaries");
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  /** Exists while demo data is being prepared, so that an incomplete set is detected. */
  Path demoUnfinished() {
    return folder.resolve("demo-unfinished");
  }

  private Path demoDone() {
    return folder.resolve("demo-done");
  }

  private Path initialised() {
    return folder.resolve("initialised");
  }

  /** The process of the database that runs on this folder. */
  long runningProcessId() throws IOException {
    return Long.parseLong(Files.readAllLines(postgres().resolve("postmaster.pid")).getFirst());
  }

  /** The JDBC URL of the database that another process runs on this folder. */
  String runningJdbcUrl() {
    try {
      var port = Files.readAllLines(postgres().resolve("postmaster.pid")).get(PORT_LINE).strip();
      return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new StartupException(
          "no Tandem runs on the data in %s; start it first, or name its database with --spring.datasource.url=…."
              .formatted(folder));
    }
  }

  /** Deletes a database whose first start, or whose demo data, was interrupted. */
  void discardIncomplete() {
    if (Files.exists(demoUnfinished())) {
      System.out.println(
          "The demo data is incomplete; the local database in " + folder + " is created again.");
    } else if (Files.exists(initialised())) {
      return;
    }
    try {
      FileSystemUtils.deleteRecursively(postgres());
      Files.deleteIfExists(initialised());
      Files.deleteIfExists(demoDone());
      Files.deleteIfExists(demoUnfinished());
    } catch (IOException e) {
      throw unwritable();
    }
  }

  void markInitialised() {
    try {
      Files.writeString(initialised(), "The database in this folder is complete.\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StartupException unwritable() {
    return new StartupException(
        "the data folder %s cannot be written; make it writable, or choose another with --tandem.data=…."
            .formatted(folder));
  }
}
