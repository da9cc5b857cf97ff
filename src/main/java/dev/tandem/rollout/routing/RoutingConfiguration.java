package dev.tandem.rollout.routing;

import dev.openfeature.sdk.OpenFeatureAPI;
import dev.tandem.kernel.routing.ExtractableModules;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

  private static final String DOMAIN = "rollout";

  @Bean
  ExtractableModules routedModules() {
    return ExtractableModules.findIn("dev.tandem");
  }

  @Bean
  @DependsOnDatabaseInitialization
  RouteTable routeTable(JdbcClient jdbc, ExtractableModules modules, Clock clock) {
    var routes = new RouteRows(jdbc);
    var now = clock.instant();
    routes.insertMissing(modules, now);
    return new RouteTable(routes.findAll(), now);
  }

  @Bean(initMethod = "start")
  RouteWatcher routeWatcher(
      HomeConnections homeConnections,
      RouteTable routeTable,
      RolloutProperties properties,
      Clock clock) {
    return new RouteWatcher(homeConnections, routeTable, properties.poll(), clock);
  }

  /** Isolated, since several application contexts with their own routes may share a JVM. */
  @Bean(destroyMethod = "shutdown")
  OpenFeatureAPI openFeature(RouteTable routeTable, Clock clock) {
    var features = OpenFeatureAPI.createIsolated();
    features.setProviderAndWait(DOMAIN, new RouteFeatureProvider(routeTable, clock));
    return features;
  }

  @Bean
  ModuleStages moduleStages(OpenFeatureAPI features) {
    return new ModuleStages(features.getClient(DOMAIN));
  }

  /** Connections that fail within seconds if the database does not answer. */
  @Bean
  HomeConnections homeConnections(JdbcConnectionDetails database) {
    var properties = new Properties();
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "tandem rollout");
    put(properties, "user", database.getUsername());
    put(properties, "password", database.getPassword());
    return () -> DriverManager.getConnection(database.getJdbcUrl(), properties);
  }

  private static void put(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }
}
