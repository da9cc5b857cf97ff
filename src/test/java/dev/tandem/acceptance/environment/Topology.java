package dev.tandem.acceptance.environment;

import dev.tandem.testing.FreePort;
import dev.tandem.testing.PatientDatabase;
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
 * The processes of an acceptance run: the home process and one service for each module that may
 * move out, each with its own database, connected by the broker. Each process is started once, when
 * it is first needed. Between topologies the modules move with their data, by the operators' API.
 */
public final class Topology implements AutoCloseable {

  /** A machine that is busy with tests is not a service that is down, nor a move that hangs. */
  private static final List<String> PATIENT =
      List.of(
          "--tandem.kernel.database.lock-timeout=10s",
          "--tandem.rollout.facade.response-timeout=25s",
          "--tandem.rollout.facade.connect-timeout=10s",
          "--tandem.rollout.facade.failure-rate-threshold=100",
          "--tandem.rollout.quiesce-timeout=30d",
          "--tandem.rollout.write-pause-limit=30d",
          "--tandem.preferences.erasure.tick=1s");

  public static final String HOME = "home";

  /** Encrypts the keys of persons in the databases of all processes. */
  public static final String EVENT_ENCRYPTION_KEY = "known-to-the-processes-of-a-test";

  private final Path workFolder = newWorkFolder();
  private final SharedTestClock clock =
      new SharedTestClock(workFolder.resolve("clock"), Instant.parse("2027-01-04T08:00:00Z"));
  private final DatabaseServer databaseServer;
  private final MessageBroker broker;
  private final Map<String, String> databaseUrls = new LinkedHashMap<>();
  private final Map<String, TandemProcess> services = new LinkedHashMap<>();
  private final List<String> moreArguments;
  private final List<String> homeArguments;
  private final TandemProcess home;
  private final TandemClient client;

  /** A topology on the database server and the broker that all tests share. */
  public static Topology inTestEnvironment(String... movableModules) {
    return configured(List.of(), movableModules);
  }

  /**
   * A topology on the database server and the broker that all tests share.
   *
   * @param arguments of every process, besides or instead of those that all topologies have
   */
  public static Topology configured(List<String> arguments, String... movableModules) {
    var broker = movableModules.length == 0 ? MessageBroker.none() : MessageBroker.ofTestRun();
    var all = new ArrayList<>(PatientDatabase.arguments());
    all.addAll(PATIENT);
    all.addAll(arguments);
    return new Topology(DatabaseServer.ofTestRun(), broker, all, movableModules);
  }

  public Topology(DatabaseServer databaseServer, MessageBroker broker, String... movableModules) {
    this(databaseServer, broker, List.of(), movableModules);
  }

  private Topology(
      DatabaseServer databaseServer,
      MessageBroker broker,
      List<String> moreArguments,
      String... movableModules) {
    this.databaseServer = databaseServer;
    this.broker = broker;
    this.moreArguments = List.copyOf(moreArguments);
    int port = FreePort.find();
    var arguments = new ArrayList<>(commonArguments(HOME));
    for (var module : movableModules) {
      arguments.addAll(prepareService(module, port));
    }
    this.homeArguments = List.copyOf(arguments);
    this.home = TandemProcess.start(HOME, port, workFolder, arguments);
    this.client = new TandemClient(home.awaitReady().address(), clock);
  }

  /** Of these processes alone: tests with topologies of their own run beside one another. */
  private static Path newWorkFolder() {
    try {
      return Files.createTempDirectory(reportFolder(), "topology-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder for what acceptance runs report. */
  public static Path reportFolder() {
    try {
      return Files.createDirectories(Path.of("target", "acceptance").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that has the clock and the logs of these processes. */
  public Path workFolder() {
    return workFolder;
  }

  /** Moves these modules away and all others home; returns a client of the result. */
  public TandemClient withAway(String... away) {
    var leaving = Set.of(away);
    leaving.stream().map(services::get).forEach(Topology::ensureStarted);
    services.keySet().stream()
        .filter(module -> !leaving.contains(module))
        .forEach(rollout()::moveHome);
    for (var module : away) {
      services.get(module).awaitReady();
      rollout().moveAway(module);
    }
    return client;
  }

  /** Has the services of these modules follow home; returns a client of the result. */
  public TandemClient withInShadow(String... modules) {
    for (var module : modules) {
      ensureStarted(services.get(module));
      services.get(module).awaitReady();
      rollout().moveToShadow(module);
    }
    return client;
  }

  /** Lets the services of these modules, which are in the shadow, answer all reads. */
  public TandemClient withInCanary(String... modules) {
    for (var module : modules) {
      rollout().openCanary(module);
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

  /**
   * The JDBC URL of a process.
   *
   * @param process a module, for its service, or {@link #HOME}
   */
  public String databaseUrl(String process) {
    return databaseUrls.get(process);
  }

  /** The JDBC URL of the process in which a module is live. */
  public String liveDatabaseUrl(String module) {
    return databaseUrl(rollout().isAway(module) ? module : HOME);
  }

  /** Runs an operators' command in a process beside home. */
  public TandemProcess startCommand(String name, String... command) {
    var arguments = new ArrayList<>(Arrays.asList(command));
    homeArguments.stream()
        .filter(argument -> !argument.startsWith("--server.port"))
        .forEach(arguments::add);
    return TandemProcess.start(name, 0, workFolder, arguments);
  }

  @Override
  public void close() {
    services.values().stream().filter(TandemProcess::isStarted).forEach(TandemProcess::kill);
    home.kill();
    broker.close();
    databaseServer.close();
  }

  /** Prepares a module's service and returns the arguments by which home finds it. */
  private List<String> prepareService(String module, int homePort) {
    int port = FreePort.find();
    var arguments = new ArrayList<>(commonArguments(module));
    arguments.add("--tandem.modules=" + module);
    arguments.add(
        "--tandem.access.platform-keys=http://localhost:" + homePort + "/api/access/keys");
    services.put(module, TandemProcess.prepare(module, port, workFolder, arguments));
    var prefix = "--tandem.rollout.modules." + module;
    return List.of(
        prefix + ".url=http://localhost:" + port,
        prefix + ".database.url=" + databaseUrl(module).replaceAll("\\?.*", ""),
        prefix + ".database.username=postgres");
  }

  private List<String> commonArguments(String process) {
    var arguments = new ArrayList<>(broker.connectionArguments());
    arguments.addAll(
        List.of(
            "--spring.datasource.url="
                + databaseUrls.computeIfAbsent(process, name -> databaseServer.createDatabase()),
            "--spring.datasource.hikari.maximum-pool-size=12",
            "--tandem.kernel.clock=" + clock.file(),
            "--tandem.access.given-password-life=0",
            "--tandem.access.requests-per-minute.per-member=0",
            "--tandem.access.operator.password=" + TandemClient.OPERATOR_PASSWORD,
            "--tandem.eventing.encryption-key=" + EVENT_ENCRYPTION_KEY,
            "--tandem.access.link-key=shared-by-the-processes-of-a-test",
            "--tandem.access.token-life=8h",
            "--tandem.access.confirmation-life=8h",
            "--tandem.billing.gateway-tick=250ms",
            "--tandem.billing.due-tick=500ms",
            "--tandem.scheduling.bookings.tick=250ms",
            "--tandem.scheduling.limits.holds=1000",
            "--tandem.scheduling.limits.holds-per-mentor=1000",
            "--tandem.recommendations.refresh=500ms",
            "--tandem.recommendations.reveal=500ms"));
    moreArguments.forEach(argument -> addInstead(argument, arguments));
    return arguments;
  }

  private static void addInstead(String argument, List<String> arguments) {
    var property = argument.substring(0, argument.indexOf('=') + 1);
    arguments.removeIf(it -> it.startsWith(property));
    arguments.add(argument);
  }
}
