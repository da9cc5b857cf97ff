package dev.tandem.rollout.steps;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.ownership.ModuleOwnership;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.rollout.admin.RolloutService;
import dev.tandem.rollout.admin.StandbyCopies;
import dev.tandem.rollout.move.JdbcMoveJournal;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.move.MoveRepository;
import dev.tandem.rollout.move.MoveRunner;
import dev.tandem.rollout.move.MoveStateMachine;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.move.Step;
import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.replication.ModuleDatabases;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RouteRepository;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.testing.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Home's database and a service's, with the tables of one module, and a mover between them. */
class ModuleMoveFixture implements AutoCloseable {

  static final String MODULE = "recommendations";

  /** Replication slots belong to the server: two that replicate would have the same. */
  static final String SLOTS = "the slots of " + MODULE;

  private static final String INSERT_ROW =
      "insert into recommendations.idempotency (caller, key, request) values (?, 'a key', 'asked')";

  /** A process that ends without a word. */
  static final class ProcessKilled extends Error {}

  final HikariDataSource home = createDatabase("eventing", "rollout", MODULE);
  final HikariDataSource away = createDatabase("eventing", MODULE);
  final AdjustableClock clock = AdjustableClock.system();
  final List<Object> published = new CopyOnWriteArrayList<>();
  final MoveRepository moveRepository;
  final RouteRepository routeRepository;
  final RolloutHistory history;
  final RolloutService rolloutService;
  private final ExtractableModules modules = ExtractableModules.of(Map.of(MODULE, "mentee"));
  final ModuleDatabases databases;
  private final RouteChanger routeChanger;
  private final TransactionTemplate transaction;
  private final DatabaseMoveSteps moveSteps;

  ModuleMoveFixture() {
    var jdbc = JdbcClient.create(home);
    routeRepository = new RouteRepository(jdbc);
    routeRepository.insertMissing(modules, clock);
    moveRepository = new MoveRepository(jdbc);
    history = new RolloutHistory(jdbc);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(home));
    routeChanger = new RouteChanger(routeRepository, history, published::add, clock);
    databases = databases(away.getJdbcUrl());
    moveSteps = moveSteps();
    rolloutService = rolloutService(databases);
    ownerships(Stage.AWAY).fence(MODULE, 1, Duration.ofSeconds(1));
  }

  /** As if the service's database were at that address. */
  ModuleDatabases databases(String service) {
    return new ModuleDatabases(database(home.getJdbcUrl()), properties(service));
  }

  private static RolloutProperties properties(String service) {
    var its =
        new RolloutProperties.ServiceProperties(
            URI.create("http://localhost:1"), database(service));
    return new RolloutProperties(
        Map.of(MODULE, its),
        Duration.ofMillis(250),
        Duration.ofSeconds(20),
        Duration.ofSeconds(10));
  }

  private static RolloutProperties.DatabaseProperties database(String url) {
    return new RolloutProperties.DatabaseProperties(url, "postgres", null);
  }

  RolloutService rolloutService(ModuleDatabases databases) {
    return new RolloutService(
        modules,
        properties(away.getJdbcUrl()),
        routeRepository,
        moveRepository,
        history,
        moveSteps,
        new StandbyCopies(databases, this::connection),
        transaction,
        clock);
  }

  private static HikariDataSource createDatabase(String... modules) {
    var database = new HikariDataSource();
    database.setJdbcUrl(TestDatabase.create());
    database.setMaximumPoolSize(10);
    for (var module : modules) {
      Flyway.configure()
          .dataSource(database)
          .schemas(module)
          .defaultSchema(module)
          .table("flyway_history")
          .locations("classpath:db/migration/" + module)
          .load()
          .migrate();
    }
    return database;
  }

  private DatabaseMoveSteps moveSteps() {
    return new DatabaseMoveSteps(
        databases, new AlwaysReachable(), routeRepository, routeChanger, transaction, home);
  }

  private record AlwaysReachable() implements MovePreconditions {

    @Override
    public void requireService(String module) {}

    @Override
    public void requireBroker() {}
  }

  /** One of its own to home's database. */
  Connection connection() throws SQLException {
    return DriverManager.getConnection(home.getJdbcUrl());
  }

  UUID requestMove(Stage target) {
    return rolloutService.requestMove(MODULE, target, "an operator", "because").id();
  }

  /** A process of its own carries the move on. */
  ModuleMove run(UUID move) throws InterruptedException {
    return run(move, step -> {}, step -> {});
  }

  /**
   * @param before called before each step's effect, and may kill the process
   * @param after likewise, after it and before it is written down
   */
  ModuleMove run(UUID move, Consumer<Step> before, Consumer<Step> after)
      throws InterruptedException {
    var effects = moveSteps();
    var steps =
        new MoveSteps() {
          @Override
          public StepResult attempt(ModuleMove it) {
            before.accept(it.step());
            var progress = effects.attempt(it);
            after.accept(it.step());
            return progress;
          }

          @Override
          public void activateInCutOver(ModuleMove it) {
            before.accept(it.step());
            effects.activateInCutOver(it);
            after.accept(it.step());
          }
        };
    var logbook =
        new JdbcMoveJournal(
            home, moveRepository, routeRepository, history, transaction, routeChanger, clock);
    var plan = new MoveStateMachine(Duration.ofSeconds(20), Duration.ofSeconds(10));
    try (var movers =
        new MoveExecutor(new MoveRunner(plan, steps, logbook, clock), this::connection)) {
      return movers.run(move);
    }
  }

  ModuleOwnerships ownerships(Stage stage) {
    return new ModuleOwnerships(stage == Stage.HOME ? home : away);
  }

  ModuleOwnership ownership(Stage stage) {
    return ownerships(stage).of(MODULE);
  }

  /** Whether the side has taken the row. */
  boolean tryWrite(Stage stage, UUID row) {
    try {
      JdbcClient.create(stage == Stage.HOME ? home : away).sql(INSERT_ROW).param(row).update();
      return true;
    } catch (DataAccessException e) {
      if (FencedWrite.isCauseOf(e)) {
        return false;
      }
      throw e;
    }
  }

  List<UUID> rows(Stage stage) {
    return JdbcClient.create(stage == Stage.HOME ? home : away)
        .sql("select caller from recommendations.idempotency order by 1")
        .query(UUID.class)
        .list();
  }

  @Override
  public void close() {
    databases.close();
    home.close();
    away.close();
  }
}
