package dev.tandem.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds TCP ports that no process listens on, each once. They are below those that the system gives
 * to whoever asks for any port, so that nobody is given one before it is listened on.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final Set<Integer> FOUND = ConcurrentHashMap.newKeySet();
  private static final Set<FileChannel> RESERVED = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  public static int find() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (FOUND.add(port) && reserve(port) && isFree(port)) {
        return port;
      }
    }
  }

  /** Until this JVM ends, no other that runs tests here is given the port. */
  private static boolean reserve(int port) {
    var folder = Path.of(System.getProperty("java.io.tmpdir"), "tandem-test-ports");
    try {
      var file = Files.createDirectories(folder).resolve(String.valueOf(port));
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return RESERVED.add(channel);
      }
      channel.close();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
