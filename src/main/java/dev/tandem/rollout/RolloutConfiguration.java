package dev.tandem.rollout;

import dev.openfeature.sdk.OpenFeatureAPI;
import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.rollout.admin.MoveCommand;
import dev.tandem.rollout.admin.RolloutService;
import dev.tandem.rollout.admin.StandbyCopies;
import dev.tandem.rollout.move.JdbcMoveJournal;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.move.MoveRepository;
import dev.tandem.rollout.move.MoveRunner;
import dev.tandem.rollout.move.MoveStateMachine;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.replication.ModuleDatabases;
import dev.tandem.rollout.routing.ModuleStages;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.DatabaseProperties;
import dev.tandem.rollout.routing.RouteFeatureProvider;
import dev.tandem.rollout.routing.RouteRepository;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.RouteWatcher;
import dev.tandem.rollout.steps.DatabaseMoveSteps;
import dev.tandem.rollout.steps.ServiceProbes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class RolloutConfiguration {

  static final String SCHEMA = "rollout";

  @Bean
  ModuleSchema rolloutSchema() {
    return new ModuleSchema(SCHEMA);
  }

  @Bean
  ExtractableModules routedModules() {
    return ExtractableModules.findIn("dev.tandem");
  }

  @Bean
  @DependsOnDatabaseInitialization
  RouteRepository routeRepository(JdbcClient jdbc, ExtractableModules modules, Clock clock) {
    var routes = new RouteRepository(jdbc);
    routes.insertMissing(modules, clock);
    return routes;
  }

  @Bean
  RouteTable routeTable(RouteRepository routes, Clock clock) {
    return new RouteTable(routes.findAll(), clock.instant());
  }

  /** Of this process alone: several may run in one JVM, each with its own standings. */
  @Bean(destroyMethod = "shutdown")
  OpenFeatureAPI openFeature(RouteTable standings) {
    var features = OpenFeatureAPI.createIsolated();
    features.setProviderAndWait(SCHEMA, new RouteFeatureProvider(standings));
    return features;
  }

  @Bean
  ModuleStages moduleStages(OpenFeatureAPI features) {
    return new ModuleStages(features.getClient(SCHEMA));
  }

  @Bean
  RouteWatcher.ConnectionSupplier homeConnections(JdbcConnectionDetails database) {
    return () -> openConnection(database);
  }

  @Bean(initMethod = "start")
  RouteWatcher routeWatcher(
      RouteWatcher.ConnectionSupplier homeConnections,
      RouteTable standings,
      RolloutProperties properties,
      Clock clock) {
    return new RouteWatcher(homeConnections, standings, properties.poll(), clock);
  }

  @Bean
  RolloutHistory rolloutHistory(JdbcClient jdbc) {
    return new RolloutHistory(jdbc);
  }

  @Bean
  RouteChanger routeChanger(
      RouteRepository routes,
      RolloutHistory history,
      ApplicationEventPublisher events,
      Clock clock) {
    return new RouteChanger(routes, history, events, clock);
  }

  @Bean
  ModuleDatabases moduleDatabases(JdbcConnectionDetails home, RolloutProperties properties) {
    return new ModuleDatabases(
        new DatabaseProperties(home.getJdbcUrl(), home.getUsername(), home.getPassword()),
        properties);
  }

  @Bean
  MoveSteps moveSteps(
      ModuleDatabases databases,
      RouteRepository routes,
      RouteChanger changes,
      TransactionTemplate transaction,
      DataSource database,
      RolloutProperties properties,
      ObjectProvider<ConnectionFactory> broker,
      ObjectProvider<Declarables> queues) {
    var readiness = new ServiceProbes(properties, broker, queues);
    return new DatabaseMoveSteps(databases, readiness, routes, changes, transaction, database);
  }

  @Bean
  MoveRunner moveRunner(
      MoveSteps steps,
      ModuleDatabases databases,
      MoveRepository moves,
      RouteRepository routes,
      RolloutHistory history,
      TransactionTemplate transaction,
      RouteChanger changes,
      RolloutProperties properties,
      Clock clock) {
    return new MoveRunner(
        new MoveStateMachine(properties.quiesceTimeout(), properties.writePauseLimit()),
        steps,
        new JdbcMoveJournal(
            databases.homeDataSource(), moves, routes, history, transaction, changes, clock),
        clock);
  }

  @Bean
  MoveExecutor moveExecutor(MoveRunner mover, RouteWatcher.ConnectionSupplier homeConnections) {
    return new MoveExecutor(mover, homeConnections);
  }

  @Bean
  RolloutService rolloutService(
      ExtractableModules modules,
      RolloutProperties properties,
      RouteRepository routes,
      MoveRepository moves,
      RolloutHistory history,
      MoveSteps steps,
      ModuleDatabases databases,
      RouteWatcher.ConnectionSupplier homeConnections,
      TransactionTemplate transaction,
      Clock clock) {
    return new RolloutService(
        modules,
        properties,
        routes,
        moves,
        history,
        steps,
        new StandbyCopies(databases, homeConnections),
        transaction,
        clock);
  }

  /** Only where this process was started for it. */
  @Bean
  @ConditionalOnProperty(name = "tandem.command", havingValue = "move")
  MoveCommand moveCommand(RolloutService desk, MoveExecutor movers) {
    return new MoveCommand(desk, movers, System.out);
  }

  @Bean
  IdempotentRequests rolloutRequests(JdbcClient jdbc, ObjectMapper json) {
    return new IdempotentRequests(jdbc, json, SCHEMA);
  }

  /** Fails within seconds where the database does not answer. */
  private static Connection openConnection(JdbcConnectionDetails database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "tandem standings");
    put(properties, "user", database.getUsername());
    put(properties, "password", database.getPassword());
    return DriverManager.getConnection(database.getJdbcUrl(), properties);
  }

  private static void put(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }
}
