package dev.tandem.rollout;

import dev.openfeature.sdk.OpenFeatureAPI;
import dev.tandem.kernel.routing.RoutedModules;
import dev.tandem.kernel.schema.ModuleSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  @Bean(initMethod = "start")
  Watch watch(
      JdbcConnectionDetails database,
      Standings standings,
      RolloutProperties properties,
      Clock clock) {
    return new Watch(() -> open(database), standings, properties.poll(), clock);
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
