package dev.tandem.acceptance.environment;

import dev.tandem.Tandem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tandem, or some of its modules, in its own JVM. */
public final class TandemProcess {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
  private static final Path PRODUCT = findProduct();
  private static final Set<Process> STARTED_PROCESSES = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(TandemProcess::killAll, "kill started processes"));
  }

  private final String name;
  private final int port;
  private final Path log;
  private final List<String> arguments;
  private Path classes = PRODUCT;
  private @Nullable Process process;

  private TandemProcess(String name, int port, Path log, List<String> arguments) {
    this.name = name;
    this.port = port;
    this.log = log;
    this.arguments = arguments;
  }

  /** Registers a process to be killed when this JVM exits. */
  private static Process killAtExit(Process process) {
    STARTED_PROCESSES.add(process);
    return process;
  }

  private static void killAll() {
    STARTED_PROCESSES.forEach(it -> it.descendants().forEach(ProcessHandle::destroyForcibly));
    STARTED_PROCESSES.forEach(Process::destroyForcibly);
  }

  /** Launches a process; call {@link #awaitReady} before using it. */
  public static TandemProcess start(String name, int port, Path folder, List<String> arguments) {
    var tandem = prepare(name, port, folder, arguments);
    tandem.restart();
    return tandem;
  }

  /** Describes a process that {@link #restart} launches. */
  static TandemProcess prepare(String name, int port, Path folder, List<String> arguments) {
    var all = new ArrayList<>(arguments);
    all.add("--server.port=" + port);
    return new TandemProcess(name, port, folder.resolve(name + ".log"), all);
  }

  public boolean isStarted() {
    return process != null;
  }

  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  public ProcessHandle handle() {
    return process().toHandle();
  }

  public TandemProcess awaitReady() {
    var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!isAnnounced()) {
      if (!isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(name + " did not start:\n" + lastLogLines());
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return this;
  }

  /** Kills the process as {@code kill -9} does. */
  public void kill() {
    awaitExit(process().destroyForcibly());
  }

  /** Lets the process end by itself, as {@code kill} without a number does. */
  public void stop() {
    process().destroy();
    awaitExit(process());
  }

  public void restart() {
    process = launch();
  }

  /** Launches the process with the classes in this folder in place of the product's. */
  public void restartWith(Path classes) {
    this.classes = classes;
    restart();
  }

  public boolean isAlive() {
    return process().isAlive();
  }

  private Process process() {
    return Objects.requireNonNull(process, name);
  }

  private Process launch() {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xss512k",
            "-Xmx384m",
            "-XX:-UsePerfData",
            "-Duser.timezone=UTC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classpath(),
            "dev.tandem.Tandem"));
    command.addAll(arguments);
    try {
      Files.deleteIfExists(log);
      return killAtExit(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class path of the product, without the tests and their libraries. */
  private String classpath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("fast/t"))
        .filter(
            entry -> !entry.matches(".*(selenium|qpid|junit|console|spring-boot-.*test).*\\.jar"))
        .map(entry -> isProduct(entry) ? classes.toString() : entry)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isProduct(String entry) {
    return Path.of(entry).toAbsolutePath().normalize().equals(PRODUCT);
  }

  /** The folder that has the classes of the product. */
  public static Path product() {
    return PRODUCT;
  }

  private static Path findProduct() {
    try {
      var place = Tandem.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place).toAbsolutePath().normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitExit(Process process) {
    try {
      process.waitFor();
      STARTED_PROCESSES.remove(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAnnounced() {
    return Pattern.compile("Tandem is at https?://localhost:" + port).matcher(readLog()).find();
  }

  private String lastLogLines() {
    var lines = readLog().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  String readLog() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
