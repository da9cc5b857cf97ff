package dev.tandem.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A separate JVM with the class path of the tests. It receives lines on standard input; its output
 * lines that begin with {@code @} are replies. All output is written to a file.
 */
public final class JavaProcess implements AutoCloseable {

  private static final String REPLY_PREFIX = "@";

  private final String name;
  private final Process process;
  private final PrintWriter input;
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();

  private JavaProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    Thread.ofVirtual().name("output of " + name).start(() -> readOutput(log));
  }

  /**
   * @param log the file that the output is appended to
   */
  public static JavaProcess start(Path log, String name, Class<?> main, List<String> arguments) {
    return start(log, name, main, arguments, Machine.NEUTRAL);
  }

  /**
   * What a JVM takes from the machine.
   *
   * @param options of the JVM, for its language and zone
   * @param environment variables of the process
   */
  public record Machine(List<String> options, Map<String, String> environment) {

    static final Machine NEUTRAL = new Machine(List.of("-Duser.timezone=UTC"), Map.of());
  }

  /** Starts it as on another machine. */
  public static JavaProcess start(
      Path log, String name, Class<?> main, List<String> arguments, Machine machine) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(machine.options());
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(arguments);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(machine.environment());
      return new JavaProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private void readOutput(Path log) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        var file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line; (line = lines.readLine()) != null; ) {
        file.write(line + "\n");
        file.flush();
        if (line.startsWith(REPLY_PREFIX)) {
          replies.add(line.substring(REPLY_PREFIX.length()));
        }
      }
    } catch (IOException e) {
      // the process was killed while it wrote
    }
  }

  public void sendLine(String line) {
    input.println(line);
  }

  /** Waits for a reply that begins with the prefix, and returns it. */
  public String awaitReply(String prefix, Duration timeout) {
    var deadline = System.nanoTime() + timeout.toNanos();
    try {
      for (String line; (line = pollReply(deadline)) != null; ) {
        if (line.startsWith(prefix)) {
          return line;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(
        "%s did not reply “%s” within %s".formatted(name, prefix, timeout));
  }

  private @Nullable String pollReply(long deadline) throws InterruptedException {
    while (process.isAlive() && System.nanoTime() < deadline) {
      var line = replies.poll(500, TimeUnit.MILLISECONDS);
      if (line != null) {
        return line;
      }
    }
    return replies.poll();
  }

  /** Kills the process as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
