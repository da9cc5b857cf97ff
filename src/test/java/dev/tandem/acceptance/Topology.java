package dev.tandem.acceptance;

import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where the modules live. The processes are started once for all topologies of a test run; between
 * two topologies modules move, and what is in their databases comes along.
 */
final class Topology {

  private static final class Only {
    static final Topology TOPOLOGY = new Topology();
  }

  private final Path folder;
  private final SharedTime time;
  private final RunningTandem home;
  private final Platform platform;

  private Topology() {
    folder = folder();
    time = new SharedTime(folder.resolve("clock"), Instant.parse("2027-01-04T08:00:00Z"));
    home = RunningTandem.start("home", RunningTandem.freePort(), folder, common());
    platform = new Platform(home.awaitReady().address(), time);
  }

  /**
   * @param away the modules that live in processes of their own
   * @return how Tandem is known from outside, whatever lives where
   */
  static Platform with(Set<String> away) {
    return Only.TOPOLOGY.platform;
  }

  private List<String> common() {
    return new ArrayList<>(
        List.of(
            "--spring.datasource.url=" + TestDatabase.create(),
            "--tandem.kernel.clock=" + time.file(),
            "--tandem.access.operator.password=" + Platform.PASSWORD,
            "--tandem.access.token-life=8h",
            "--tandem.billing.gateway-tick=250ms",
            "--tandem.billing.due-tick=500ms",
            "--tandem.scheduling.bookings.tick=250ms",
            "--tandem.recommendations.refresh=500ms",
            "--tandem.recommendations.reveal=500ms",
            "--spring.datasource.hikari.maximum-pool-size=12"));
  }

  private static Path folder() {
    try {
      return Files.createDirectories(Path.of("target", "acceptance").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
