package dev.tandem.bootstrap.localdb;

import dev.tandem.bootstrap.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/**
 * The folder with the data of the local database, used by one process at a time.
 *
 * @param folder absolute
 */
record LocalDataDirectory(Path folder) {

  /** Keeps the channels reachable: garbage collection of a channel would release its lock. */
  private static final Set<FileChannel> HELD_LOCKS = ConcurrentHashMap.newKeySet();

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

  /** Locks the folder for this process until it ends. */
  void acquire() {
    var probe = createProbeFile();
    try {
      requireSameOwner(probe);
      lock();
    } catch (IOException e) {
      throw unwritable();
    } finally {
      deleteIfExists(probe);
    }
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

  private Path createProbeFile() {
    try {
      Files.createDirectories(folder);
      return Files.createTempFile(folder, "probe", null);
    } catch (IOException e) {
      throw unwritable();
    }
  }

  /** PostgreSQL runs only on files of the user that starts it. */
  private void requireSameOwner(Path probe) throws IOException {
    var user = Files.getOwner(probe);
    if (Files.exists(postgres()) && !Files.getOwner(postgres()).equals(user)) {
      throw new StartupException(
          "the data in %s belongs to %s and you are %s; start as %s, or choose another folder with --tandem.data=…."
              .formatted(
                  folder,
                  Files.getOwner(postgres()).getName(),
                  user.getName(),
                  Files.getOwner(postgres()).getName()));
    }
  }

  private void lock() throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    HELD_LOCKS.add(channel);
    if (channel.tryLock() == null) {
      throw new StartupException(
          "another Tandem uses the data in %s; stop it, or choose another folder with --tandem.data=…."
              .formatted(folder));
    }
  }

  private StartupException unwritable() {
    return new StartupException(
        "the data folder %s cannot be written; make it writable, or choose another with --tandem.data=…."
            .formatted(folder));
  }

  private static void deleteIfExists(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
