package dev.tandem.rollout;

import dev.openfeature.sdk.OpenFeatureAPI;
import dev.tandem.kernel.routing.RoutedModules;
import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.rollout.RolloutProperties.Database;
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
  RoutedModules routedModules() {
    return RoutedModules.below("dev.tandem");
  }

  @Bean
  @DependsOnDatabaseInitialization
  Routes routes(JdbcClient jdbc, RoutedModules modules, Clock clock) {
    var routes = new Routes(jdbc);
    routes.begin(modules, clock);
    return routes;
  }

  @Bean
  Standings standings(Routes routes, Clock clock) {
    return new Standings(routes.standings(), clock.instant());
  }

  /** Of this process alone: several may run in one JVM, each with its own standings. */
  @Bean(destroyMethod = "shutdown")
  OpenFeatureAPI features(Standings standings) {
    var features = OpenFeatureAPI.createIsolated();
    features.setProviderAndWait(SCHEMA, new StandingsProvider(standings));
    return features;
  }

  @Bean
  Stages stages(OpenFeatureAPI features) {
    return new Stages(features.getClient(SCHEMA));
  }

  @Bean
  Watch.Connections homeConnections(JdbcConnectionDetails database) {
    return () -> open(database);
  }

  @Bean(initMethod = "start")
  Watch watch(
      Watch.Connections homeConnections,
      Standings standings,
      RolloutProperties properties,
      Clock clock) {
    return new Watch(homeConnections, standings, properties.poll(), clock);
  }

  @Bean
  Moves moves(JdbcClient jdbc) {
    return new Moves(jdbc);
  }

  @Bean
  History history(JdbcClient jdbc) {
    return new History(jdbc);
  }

  @Bean
  Changes changes(Routes routes, History history, ApplicationEventPublisher events, Clock clock) {
    return new Changes(routes, history, events, clock);
  }

  @Bean
  ModuleDatabases moduleDatabases(JdbcConnectionDetails home, RolloutProperties properties) {
    return new ModuleDatabases(
        new Database(home.getJdbcUrl(), home.getUsername(), home.getPassword()), properties);
  }

  @Bean
  MoveSteps moveSteps(
      ModuleDatabases databases,
      Routes routes,
      Changes changes,
      TransactionTemplate transaction,
      DataSource database,
      RolloutProperties properties,
      ObjectProvider<ConnectionFactory> broker,
      ObjectProvider<Declarables> queues) {
    var readiness = new Probes(properties, broker, queues);
    return new DatabaseSteps(databases, readiness, routes, changes, transaction, database);
  }

  @Bean
  Mover mover(
      MoveSteps steps,
      ModuleDatabases databases,
      Moves moves,
      Routes routes,
      History history,
      TransactionTemplate transaction,
      Changes changes,
      RolloutProperties properties,
      Clock clock) {
    return new Mover(
        new MovePlan(properties.settling(), properties.pausing()),
        steps,
        new WrittenMoves(databases.home(), moves, routes, history, transaction, changes, clock),
        clock);
  }

  @Bean
  Movers movers(Mover mover, Watch.Connections homeConnections) {
    return new Movers(mover, homeConnections);
  }

  @Bean
  Desk desk(
      RoutedModules modules,
      RolloutProperties properties,
      Routes routes,
      Moves moves,
      History history,
      MoveSteps steps,
      ModuleDatabases databases,
      Watch.Connections homeConnections,
      TransactionTemplate transaction,
      Clock clock) {
    return new Desk(
        modules,
        properties,
        routes,
        moves,
        history,
        steps,
        new KeptCopies(databases, homeConnections),
        transaction,
        clock);
  }

  /** Only where this process was started for it. */
  @Bean
  @ConditionalOnProperty(name = "tandem.errand", havingValue = "move")
  MoveCommand moveCommand(Desk desk, Movers movers) {
    return new MoveCommand(desk, movers, System.out);
  }

  @Bean
  IdempotentRequests rolloutRequests(JdbcClient jdbc, ObjectMapper json) {
    return new IdempotentRequests(jdbc, json, SCHEMA);
  }

  /** Fails within seconds where the database does not answer. */
  private static Connection open(JdbcConnectionDetails database) throws SQLException {
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
