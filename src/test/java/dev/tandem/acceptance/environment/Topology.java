package dev.tandem.acceptance.environment;

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
public final class Topology implements AutoCloseable {

  public static final String HOME = "home";

  private final Path workFolder = workFolder();
  private final SharedTestClock clock =
      new SharedTestClock(workFolder.resolve("clock"), Instant.parse("2027-01-04T08:00:00Z"));
  private final DatabaseServer databaseServer;
  private final MessageBroker broker;
  private final Map<String, String> databaseUrls = new LinkedHashMap<>();
  private final Map<String, TandemProcess> services = new LinkedHashMap<>();
  private final List<String> homeArguments;
  private final TandemProcess home;
  private final TandemClient client;

  /** In the surroundings of the tests. */
  public static Topology inTestEnvironment(String... mayLeave) {
    var broker = mayLeave.length == 0 ? MessageBroker.none() : MessageBroker.ofTestRun();
    return new Topology(DatabaseServer.ofTestRun(), broker, mayLeave);
  }

  public Topology(DatabaseServer databaseServer, MessageBroker broker, String... mayLeave) {
    this.databaseServer = databaseServer;
    this.broker = broker;
    int port = TandemProcess.freePort();
    var arguments = new ArrayList<>(commonArguments(HOME));
    for (var module : mayLeave) {
      arguments.addAll(prepareService(module, port));
    }
    this.homeArguments = List.copyOf(arguments);
    this.home = TandemProcess.start(HOME, port, workFolder, arguments);
    this.client = new TandemClient(home.awaitReady().address(), clock);
  }

  public static Path workFolder() {
    try {
      return Files.createDirectories(Path.of("target", "acceptance").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How Tandem is known from outside, once these modules are away and all others at home. */
  public TandemClient withAway(String... away) {
    var wanted = Set.of(away);
    wanted.stream().map(services::get).forEach(Topology::ensureStarted);
    services.keySet().stream().filter(it -> !wanted.contains(it)).forEach(rollout()::moveHome);
    for (var module : away) {
      services.get(module).awaitReady();
      rollout().moveAway(module);
    }
    return client;
  }

  private static void ensureStarted(TandemProcess service) {
    if (!service.isStarted()) {
      service.restart();
    }
  }

  public TandemClient client() {
    return client;
  }

  public RolloutClient rollout() {
    return new RolloutClient(client.operator());
  }

  public TandemProcess home() {
    return home;
  }

  public TandemProcess service(String module) {
    return services.get(module);
  }

  /** The JDBC URL of a module's service, or of home. */
  public String databaseUrl(String whose) {
    return databaseUrls.get(whose);
  }

  /** Operators' command line, as a process of its own beside home. */
  public TandemProcess startCommand(String name, String... words) {
    var arguments = new ArrayList<>(Arrays.asList(words));
    homeArguments.stream().filter(it -> !it.startsWith("--server.port")).forEach(arguments::add);
    return TandemProcess.start(name, 0, workFolder, arguments);
  }

  @Override
  public void close() {
    services.values().stream().filter(TandemProcess::isStarted).forEach(TandemProcess::kill);
    home.kill();
    broker.close();
    databaseServer.close();
  }

  /** Prepares the service, and returns what home needs to know of it. */
  private List<String> prepareService(String module, int home) {
    int port = TandemProcess.freePort();
    var arguments = new ArrayList<>(commonArguments(module));
    arguments.add("--tandem.modules=" + module);
    arguments.add("--tandem.access.platform-keys=http://localhost:" + home + "/api/access/keys");
    services.put(module, TandemProcess.prepare(module, port, workFolder, arguments));
    var its = "--tandem.rollout.modules." + module;
    return List.of(
        its + ".url=http://localhost:" + port,
        its + ".database.url=" + databaseUrl(module).replaceAll("\\?.*", ""),
        its + ".database.username=postgres");
  }

  private List<String> commonArguments(String whose) {
    var arguments = new ArrayList<>(broker.connectionArguments());
    arguments.addAll(
        List.of(
            "--spring.datasource.url="
                + databaseUrls.computeIfAbsent(whose, it -> databaseServer.createDatabase()),
            "--spring.datasource.hikari.maximum-pool-size=12",
            "--tandem.kernel.clock=" + clock.file(),
            "--tandem.access.operator.password=" + TandemClient.OPERATOR_PASSWORD,
            "--tandem.access.token-life=8h",
            "--tandem.billing.gateway-tick=250ms",
            "--tandem.billing.due-tick=500ms",
            "--tandem.scheduling.bookings.tick=250ms",
            "--tandem.recommendations.refresh=500ms",
            "--tandem.recommendations.reveal=500ms"));
    return arguments;
  }
}
