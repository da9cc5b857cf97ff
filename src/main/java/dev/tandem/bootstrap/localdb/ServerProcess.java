package dev.tandem.bootstrap.localdb;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of the local database. If it ends although it should run, for instance because the
 * system was short of memory, it is started again with the same command; PostgreSQL then recovers
 * everything that was committed.
 */
final class ServerProcess {

  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  /** The connections of a killed server take a moment to end, and none starts before. */
  private static final Duration RETRY_DELAY = Duration.ofMillis(500);

  private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

  private final List<String> command;
  private final Path log;
  private volatile boolean stopping;

  private ServerProcess(List<String> command, Path log) {
    this.command = command;
    this.log = log;
  }

  /**
   * Watches the process, which never runs as root, until {@link #expectEnd} or the end of this one.
   */
  static ServerProcess keepRunning(ProcessHandle process, Path log) {
    var info = process.info();
    var asOtherUser =
        LinuxUtils.isUnshareAvailable() ? Stream.of("unshare", "-U") : Stream.<String>of();
    var arguments = Stream.of(info.arguments().orElse(new String[0]));
    var command =
        Stream.of(asOtherUser, info.command().stream(), arguments).flatMap(it -> it).toList();
    var server = new ServerProcess(command, log);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::expectEnd));
    Thread.ofVirtual().name("local database").start(() -> server.watch(process));
    return server;
  }

  void expectEnd() {
    stopping = true;
  }

  private void watch(ProcessHandle first) {
    var process = first;
    try {
      while (true) {
        awaitEnd(process);
        if (stopping || command.size() < 2) {
          return;
        }
        LOG.warn("The local database has ended; starting it again. {} says why", log);
        process = startUntilItRuns().toHandle();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The JDK notices the end of a process that is not its child after up to two seconds. */
  private static void awaitEnd(ProcessHandle process) throws InterruptedException {
    while (process.isAlive()) {
      Thread.sleep(LOOK_INTERVAL);
    }
  }

  private Process startUntilItRuns() throws InterruptedException {
    while (true) {
      try {
        var process =
            new ProcessBuilder(command)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        boolean ended = process.waitFor(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended || stopping) {
          return process;
        }
      } catch (IOException e) {
        LOG.error("The local database cannot be started again", e);
        Thread.sleep(Duration.ofMinutes(1));
      }
      Thread.sleep(RETRY_DELAY);
    }
  }
}
