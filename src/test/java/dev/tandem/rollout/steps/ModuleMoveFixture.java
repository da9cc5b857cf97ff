package dev.tandem.rollout.steps;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.ownership.ModuleOwnership;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.rollout.HomeRepositories;
import dev.tandem.rollout.admin.RolloutService;
import dev.tandem.rollout.admin.RolloutServices;
import dev.tandem.rollout.admin.StageChange;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.gate.GateFixture;
import dev.tandem.rollout.move.JdbcMoveJournal;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.move.MoveExecutors;
import dev.tandem.rollout.move.MoveId;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.move.Step;
import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.rollback.RollBacks;
import dev.tandem.rollout.rollback.RollbackLocks;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RouteRows;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.testing.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two real databases, home's and a service's, with the tables of one module that can move. */
class ModuleMoveFixture implements AutoCloseable {

  static final String MODULE = "recommendations";

  /** Slots belong to the database server, so tests that replicate the module cannot overlap. */
  static final String SLOTS = "the slots of " + MODULE;

  private static final String INSERT_ROW =
      "insert into recommendations.idempotency (caller, key, request) values (?, 'a key', 'asked')";

  /** Simulates a killed process: no cleanup runs. */
  static final class ProcessKilled extends Error {}

  final HikariDataSource home = createDatabase("eventing", "rollout", MODULE);
  final HikariDataSource away = createDatabase("eventing", MODULE);
  final AdjustableClock clock = AdjustableClock.system();
  final List<Object> published = new CopyOnWriteArrayList<>();
  final HomeRepositories repositories = HomeRepositories.of(home);
  final Moves moves = repositories.create(Moves.class);
  final Routes routes = repositories.create(Routes.class);
  final RolloutHistory history;
  final RollbackLocks locks = new RollbackLocks(JdbcClient.create(home));
  final RolloutService rolloutService;
  final ModuleDatabases databases;
  private final RouteChanger routeChanger;
  private final TransactionTemplate transaction;
  private final DatabaseMoveSteps moveSteps;

  ModuleMoveFixture() {
    var jdbc = JdbcClient.create(home);
    new RouteRows(jdbc)
        .insertMissing(ExtractableModules.of(Map.of(MODULE, "mentee")), clock.instant());
    history = new RolloutHistory(jdbc);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(home));
    routeChanger = new RouteChanger(routes, history, published::add, clock);
    databases = databases(away.getJdbcUrl());
    moveSteps = moveSteps();
    rolloutService = rolloutService(databases);
    ownerships(Side.SERVICE).fence(MODULE, 1, Duration.ofSeconds(1));
  }

  ModuleDatabases databases(String serviceUrl) {
    return new ModuleDatabases(database(home.getJdbcUrl()), properties(serviceUrl));
  }

  private static RolloutProperties properties(String serviceUrl) {
    var service =
        new RolloutProperties.ServiceProperties(
            URI.create("http://localhost:1"), database(serviceUrl));
    return new RolloutProperties(
        Map.of(MODULE, service),
        Duration.ofMillis(250),
        Duration.ofSeconds(20),
        Duration.ofSeconds(10));
  }

  private static RolloutProperties.DatabaseProperties database(String url) {
    return new RolloutProperties.DatabaseProperties(url, "postgres", null);
  }

  RolloutService rolloutService(ModuleDatabases databases) {
    return RolloutServices.create(
        routes,
        moves,
        repositories.aggregates(),
        moveSteps,
        databases,
        routeChanger,
        locks,
        GateFixture.advised(JdbcClient.create(home), clock),
        this::connection,
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
        databases, new AlwaysReachable(), routes, routeChanger, transaction, home);
  }

  private record AlwaysReachable() implements MovePreconditions {

    @Override
    public void requireService(String module) {}

    @Override
    public void requireBroker() {}
  }

  /** Opens a connection to home's database. */
  Connection connection() throws SQLException {
    return DriverManager.getConnection(home.getJdbcUrl());
  }

  /** The stage in which the module is live on that side and the other side rests. */
  static Stage stageOf(Side live) {
    return switch (live) {
      case HOME -> Stage.HOME;
      case SERVICE -> Stage.AWAY;
    };
  }

  MoveId requestMove(Side target) {
    return requestMove(stageOf(target));
  }

  MoveId requestMove(Stage target) {
    return request(StageChange.to(target)).orElseThrow().id();
  }

  Optional<ModuleMove> request(StageChange change) {
    return rolloutService.requestStage(MODULE, change, "olga at the command line", "because");
  }

  /** Runs the move as a new process would. */
  ModuleMove run(MoveId move) throws InterruptedException {
    return run(move, step -> {}, step -> {});
  }

  /**
   * @param before called before each step's effect; may kill the process
   * @param after called after the effect and before the result is saved; may kill the process
   */
  ModuleMove run(MoveId move, Consumer<Step> before, Consumer<Step> after)
      throws InterruptedException {
    try (var executor = executor(before, after)) {
      return executor.run(move);
    }
  }

  /** A process that finds the move without a runner; continues it until the process is closed. */
  MoveExecutor startNextProcess() {
    var executor = executor(step -> {}, step -> {});
    MoveExecutors.continueAbandoned(moves, executor, JdbcClient.create(home));
    return executor;
  }

  /** Rolls back with moves that run in this process. */
  RollBacks rollBacks() {
    return new RollBacks(
        routes,
        moves,
        routeChanger,
        locks,
        history,
        published::add,
        repositories.aggregates(),
        executor(step -> {}, step -> {}),
        transaction,
        clock);
  }

  private MoveExecutor executor(Consumer<Step> before, Consumer<Step> after) {
    var effects = moveSteps();
    var steps =
        new MoveSteps() {
          @Override
          public StepResult attempt(ModuleMove move) {
            before.accept(move.step());
            var result = effects.attempt(move);
            after.accept(move.step());
            return result;
          }

          @Override
          public void activateInCutOver(ModuleMove move) {
            before.accept(move.step());
            effects.activateInCutOver(move);
            after.accept(move.step());
          }
        };
    var journal =
        new JdbcMoveJournal(
            home,
            JdbcClient.create(home),
            repositories.converter(),
            transaction,
            routeChanger,
            clock);
    return MoveExecutors.create(steps, journal, this::connection, clock);
  }

  ModuleOwnerships ownerships(Side side) {
    return new ModuleOwnerships(side == Side.HOME ? home : away);
  }

  ModuleOwnership ownership(Side side) {
    return ownerships(side).of(MODULE);
  }

  /**
   * @return whether the side accepted the row
   */
  boolean tryWrite(Side side, UUID row) {
    try {
      JdbcClient.create(side == Side.HOME ? home : away).sql(INSERT_ROW).param(row).update();
      return true;
    } catch (DataAccessException e) {
      if (FencedWrite.isCauseOf(e)) {
        return false;
      }
      throw e;
    }
  }

  /** As when the module publishes in the moment before the pause, and the broker has gone. */
  void leaveAnEventUnsent(Side source) {
    var jdbc = JdbcClient.create(source == Side.HOME ? home : away);
    jdbc.sql(
            """
            insert into eventing.cursor (consumer, partition, module, subscriptions, segment, position)
            values ('broker:others', 0, 'others', '{}', 0, 0) on conflict do nothing
            """)
        .update();
    jdbc.sql(
            """
            insert into eventing.event_log
              (partition, position, event_id, name, key, correlation_id, payload)
            select 0, 1, gen_random_uuid(), 'recommendations.noted', gen_random_uuid(),
                   gen_random_uuid(), '{}'
             where not exists (select from eventing.event_log)
            """)
        .update();
  }

  void sendEverything(Side source) {
    JdbcClient.create(source == Side.HOME ? home : away)
        .sql("delete from eventing.cursor where consumer = 'broker:others'")
        .update();
  }

  List<UUID> rows(Side side) {
    return JdbcClient.create(side == Side.HOME ? home : away)
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
