package dev.tandem.rollout;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.tenure.FencedWrite;
import dev.tandem.eventing.tenure.ModuleOwnership;
import dev.tandem.eventing.tenure.ModuleOwnerships;
import dev.tandem.kernel.routing.RoutedModules;
import dev.tandem.kernel.time.TravellingClock;
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
class TwoSides implements AutoCloseable {

  static final String MODULE = "recommendations";

  /** Replication slots belong to the server: two that replicate would have the same. */
  static final String SLOTS = "the slots of " + MODULE;

  private static final String WRITE =
      "insert into recommendations.idempotency (caller, key, request) values (?, 'a key', 'asked')";

  /** A process that ends without a word. */
  static final class Killed extends Error {}

  final HikariDataSource home = side("eventing", "rollout", MODULE);
  final HikariDataSource away = side("eventing", MODULE);
  final TravellingClock clock = TravellingClock.system();
  final List<Object> published = new CopyOnWriteArrayList<>();
  final Moves moves;
  final Routes routes;
  final History history;
  final Desk desk;
  private final RoutedModules modules = RoutedModules.of(Map.of(MODULE, "mentee"));
  final ModuleDatabases databases;
  private final Changes changes;
  private final TransactionTemplate transaction;
  private final DatabaseSteps steps;

  TwoSides() {
    var jdbc = JdbcClient.create(home);
    routes = new Routes(jdbc);
    routes.begin(modules, clock);
    moves = new Moves(jdbc);
    history = new History(jdbc);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(home));
    changes = new Changes(routes, history, published::add, clock);
    databases = databases(away.getJdbcUrl());
    steps = steps();
    desk = desk(databases);
    tenures(Stage.AWAY).fence(MODULE, 1, Duration.ofSeconds(1));
  }

  /** As if the service's database were at that address. */
  ModuleDatabases databases(String service) {
    return new ModuleDatabases(database(home.getJdbcUrl()), properties(service));
  }

  private static RolloutProperties properties(String service) {
    var its = new RolloutProperties.Service(URI.create("http://localhost:1"), database(service));
    return new RolloutProperties(
        Map.of(MODULE, its),
        Duration.ofMillis(250),
        Duration.ofSeconds(20),
        Duration.ofSeconds(10));
  }

  private static RolloutProperties.Database database(String url) {
    return new RolloutProperties.Database(url, "postgres", null);
  }

  Desk desk(ModuleDatabases databases) {
    return new Desk(
        modules,
        properties(away.getJdbcUrl()),
        routes,
        moves,
        history,
        steps,
        new KeptCopies(databases, this::connection),
        transaction,
        clock);
  }

  private static HikariDataSource side(String... modules) {
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

  private DatabaseSteps steps() {
    return new DatabaseSteps(databases, new Answering(), routes, changes, transaction, home);
  }

  private record Answering() implements Readiness {

    @Override
    public void requireService(String module) {}

    @Override
    public void requireBroker() {}
  }

  /** One of its own to home's database. */
  Connection connection() throws SQLException {
    return DriverManager.getConnection(home.getJdbcUrl());
  }

  UUID ask(Stage target) {
    return desk.ask(MODULE, target, "an operator", "because").id();
  }

  /** A process of its own carries the move on. */
  Move carry(UUID move) throws InterruptedException {
    return carry(move, step -> {}, step -> {});
  }

  /**
   * @param before called before each step's effect, and may kill the process
   * @param after likewise, after it and before it is written down
   */
  Move carry(UUID move, Consumer<Step> before, Consumer<Step> after) throws InterruptedException {
    var effects = steps();
    var steps =
        new MoveSteps() {
          @Override
          public Progress attempt(Move it) {
            before.accept(it.step());
            var progress = effects.attempt(it);
            after.accept(it.step());
            return progress;
          }

          @Override
          public void decide(Move it) {
            before.accept(it.step());
            effects.decide(it);
            after.accept(it.step());
          }
        };
    var logbook = new WrittenMoves(home, moves, routes, history, transaction, changes, clock);
    var plan = new MovePlan(Duration.ofSeconds(20), Duration.ofSeconds(10));
    try (var movers = new Movers(new Mover(plan, steps, logbook, clock), this::connection)) {
      return movers.carry(move);
    }
  }

  ModuleOwnerships tenures(Stage stage) {
    return new ModuleOwnerships(stage == Stage.HOME ? home : away);
  }

  ModuleOwnership tenure(Stage stage) {
    return tenures(stage).of(MODULE);
  }

  /** Whether the side has taken the row. */
  boolean write(Stage stage, UUID row) {
    try {
      JdbcClient.create(stage == Stage.HOME ? home : away).sql(WRITE).param(row).update();
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
