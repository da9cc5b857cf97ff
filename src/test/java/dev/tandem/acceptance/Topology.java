package dev.tandem.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the modules live: one process at home and one for each module that may leave, each with a
 * database of its own and the broker between. The processes are started once, when they are needed;
 * from one topology to the next modules move, by the same command that operators use, and take
 * their data along.
 */
final class Topology implements AutoCloseable {

  static final String HOME = "home";

  private final Path folder = folder();
  private final SharedTime time =
      new SharedTime(folder.resolve("clock"), Instant.parse("2027-01-04T08:00:00Z"));
  private final Databases databases;
  private final Broker broker;
  private final Map<String, String> urls = new LinkedHashMap<>();
  private final Map<String, RunningTandem> services = new LinkedHashMap<>();
  private final List<String> atHome;
  private final RunningTandem home;
  private final Platform platform;

  /** In the surroundings of the tests. */
  static Topology of(String... mayLeave) {
    var broker = mayLeave.length == 0 ? Broker.none() : Broker.ofTheTests();
    return new Topology(Databases.ofTheTests(), broker, mayLeave);
  }

  Topology(Databases databases, Broker broker, String... mayLeave) {
    this.databases = databases;
    this.broker = broker;
    int port = RunningTandem.freePort();
    var arguments = new ArrayList<>(common(HOME));
    for (var module : mayLeave) {
      arguments.addAll(service(module, port));
    }
    this.atHome = List.copyOf(arguments);
    this.home = RunningTandem.start(HOME, port, folder, arguments);
    this.platform = new Platform(home.awaitReady().address(), time);
  }

  static Path folder() {
    try {
      return Files.createDirectories(Path.of("target", "acceptance").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How Tandem is known from outside, once these modules are away and all others at home. */
  Platform with(String... away) {
    var wanted = Set.of(away);
    wanted.stream().map(services::get).forEach(Topology::ensureStarted);
    services.keySet().stream().filter(it -> !wanted.contains(it)).forEach(moves()::home);
    for (var module : away) {
      services.get(module).awaitReady();
      moves().away(module);
    }
    return platform;
  }

  private static void ensureStarted(RunningTandem service) {
    if (!service.isStarted()) {
      service.startAgain();
    }
  }

  Platform platform() {
    return platform;
  }

  Moves moves() {
    return new Moves(platform.operator());
  }

  RunningTandem home() {
    return home;
  }

  RunningTandem service(String module) {
    return services.get(module);
  }

  /** The JDBC URL of a module's service, or of home. */
  String database(String whose) {
    return urls.get(whose);
  }

  /** Operators' command line, as a process of its own beside home. */
  RunningTandem command(String name, String... words) {
    var arguments = new ArrayList<>(Arrays.asList(words));
    atHome.stream().filter(it -> !it.startsWith("--server.port")).forEach(arguments::add);
    return RunningTandem.start(name, 0, folder, arguments);
  }

  @Override
  public void close() {
    services.values().stream().filter(RunningTandem::isStarted).forEach(RunningTandem::kill);
    home.kill();
    broker.close();
    databases.close();
  }

  /** Prepares the service, and returns what home needs to know of it. */
  private List<String> service(String module, int home) {
    int port = RunningTandem.freePort();
    var arguments = new ArrayList<>(common(module));
    arguments.add("--tandem.modules=" + module);
    arguments.add("--tandem.access.platform-keys=http://localhost:" + home + "/api/access/keys");
    services.put(module, RunningTandem.prepare(module, port, folder, arguments));
    var its = "--tandem.rollout.modules." + module;
    return List.of(
        its + ".url=http://localhost:" + port,
        its + ".database.url=" + database(module).replaceAll("\\?.*", ""),
        its + ".database.username=postgres");
  }

  private List<String> common(String whose) {
    var arguments = new ArrayList<>(broker.settings());
    arguments.addAll(
        List.of(
            "--spring.datasource.url=" + urls.computeIfAbsent(whose, it -> databases.create()),
            "--spring.datasource.hikari.maximum-pool-size=12",
            "--tandem.kernel.clock=" + time.file(),
            "--tandem.access.operator.password=" + Platform.PASSWORD,
            "--tandem.access.token-life=8h",
            "--tandem.billing.gateway-tick=250ms",
            "--tandem.billing.due-tick=500ms",
            "--tandem.scheduling.bookings.tick=250ms",
            "--tandem.recommendations.refresh=500ms",
            "--tandem.recommendations.reveal=500ms"));
    return arguments;
  }
}
