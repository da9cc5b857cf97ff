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
 * The folder that keeps the local database between starts; one process at a time uses it.
 *
 * @param folder absolute
 */
record LocalDataDirectory(Path folder) {

  /** Never closed: a channel that is collected as garbage would let go of its lock. */
  private static final Set<FileChannel> HELD_LOCKS = ConcurrentHashMap.newKeySet();

  /** In PostgreSQL's note of itself. */
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

  /** Present while demo data is being prepared, so that half of it is not taken for whole. */
  Path demoUnfinished() {
    return folder.resolve("demo-unfinished");
  }

  private Path demoDone() {
    return folder.resolve("demo-done");
  }

  private Path initialised() {
    return folder.resolve("initialised");
  }

  /** Makes the folder this process's own until it ends, however it ends. */
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
          "no Tandem runs on the data in %s; start it first, or say with --spring.datasource.url=… which database it uses."
              .formatted(folder));
    }
  }

  /** Removes a database whose first start, or whose demo data, was cut off half-way. */
  void discardIncomplete() {
    if (Files.exists(demoUnfinished())) {
      System.out.println(
          "The demo data was cut off half-way; the local database in " + folder + " is made anew.");
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

  /** PostgreSQL runs only on files of the user who starts it. */
  private void requireSameOwner(Path probe) throws IOException {
    var me = Files.getOwner(probe);
    if (Files.exists(postgres()) && !Files.getOwner(postgres()).equals(me)) {
      throw new StartupException(
          "the data in %s belongs to %s and you are %s; start as %s, or choose another folder with --tandem.data=…."
              .formatted(
                  folder,
                  Files.getOwner(postgres()).getName(),
                  me.getName(),
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
