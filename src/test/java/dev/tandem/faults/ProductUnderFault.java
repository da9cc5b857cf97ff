package dev.tandem.faults;

import dev.tandem.acceptance.environment.SharedTestClock;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.acceptance.environment.TandemProcess;
import dev.tandem.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The whole product as a process, with the database that it brings in a folder of its own. */
final class ProductUnderFault implements AutoCloseable {

  /** Nobody is refused for booking as fast as the load does. */
  static final List<String> SETTINGS =
      List.of(
          "--tandem.demo=false",
          "--tandem.access.given-password-life=0",
          "--tandem.access.requests-per-minute.per-member=0",
          "--tandem.access.operator.password=" + TandemClient.OPERATOR_PASSWORD,
          "--tandem.access.token-life=8h",
          "--tandem.access.confirmation-life=8h",
          "--tandem.billing.max-unanswered-payments=1000",
          "--tandem.scheduling.limits.holds=1000",
          "--tandem.scheduling.limits.holds-per-mentor=1000");

  private final Path data;
  private final TandemProcess process;
  private final TandemClient client;

  private ProductUnderFault(Path data, TandemProcess process, TandemClient client) {
    this.data = data;
    this.process = process;
    this.client = client;
  }

  static ProductUnderFault start(Path folder) {
    var data = folder.resolve("data");
    var clock = new SharedTestClock(folder.resolve("clock"), Instant.now());
    var arguments = new ArrayList<>(SETTINGS);
    arguments.add("--tandem.data=" + data);
    var process = TandemProcess.start("product", FreePort.find(), logs(), arguments).awaitReady();
    return new ProductUnderFault(data, process, new TandemClient(process.address(), clock));
  }

  static Path logs() {
    try {
      return Files.createDirectories(Path.of("target", "faults").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TandemClient client() {
    return client;
  }

  URI address() {
    return process.address();
  }

  /** Until the database is started again. */
  PlatformRecords records() {
    return new PlatformRecords(
        "jdbc:postgresql://localhost:%s/postgres?user=postgres".formatted(postmasterLine(3)));
  }

  void kill() {
    process.kill();
  }

  /** Sends SIGTERM and waits for the end. */
  void terminate() {
    process.stop();
  }

  /** Starts it again after its end; returns how long that took. */
  Duration restart() {
    long start = System.nanoTime();
    process.restart();
    process.awaitReady();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Kills the server of the database as {@code kill -9} does; waits for the next. */
  void killPostmaster() {
    var killed = postmaster();
    killed.destroyForcibly();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> postmaster().pid() != killed.pid());
  }

  private ProcessHandle postmaster() {
    return ProcessHandle.of(Long.parseLong(postmasterLine(0))).orElseThrow();
  }

  private String postmasterLine(int number) {
    try {
      return Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(number).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (!process.isAlive()) {
      restart(); // a process that was killed has left its database
    }
    var database = postmaster();
    process.stop();
    database.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
