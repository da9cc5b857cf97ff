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

/** Locks a data directory for this process until it ends. */
final class DataDirectoryLock {

  /** Keeps the channels reachable: garbage collection of a channel would release its lock. */
  private static final Set<FileChannel> HELD_LOCKS = ConcurrentHashMap.newKeySet();

  private DataDirectoryLock() {}

  static void acquire(LocalDataDirectory data) {
    var probe = createProbeFile(data);
    try {
      requireSameOwner(data.postgres(), probe, data.folder());
      lock(data.folder());
    } catch (IOException e) {
      throw data.unwritable();
    } finally {
      deleteIfExists(probe);
    }
  }

  private static Path createProbeFile(LocalDataDirectory data) {
    try {
      Files.createDirectories(data.folder());
      return Files.createTempFile(data.folder(), "probe", null);
    } catch (IOException e) {
      throw data.unwritable();
    }
  }

  /** PostgreSQL runs only on files of the user that starts it. */
  private static void requireSameOwner(Path postgres, Path probe, Path folder) throws IOException {
    var user = Files.getOwner(probe);
    if (!Files.exists(postgres)) {
      return;
    }
    var owner = Files.getOwner(postgres);
    if (!owner.equals(user)) {
      throw new StartupException(
          "the data in %s belongs to %s and you are %s; start as %s, or choose another folder with --tandem.data=…."
              .formatted(folder, owner.getName(), user.getName(), owner.getName()));
    }
  }

  private static void lock(Path folder) throws IOException {
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

  private static void deleteIfExists(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
