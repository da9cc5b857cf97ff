package dev.tandem.rollout;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.rollout.RolloutProperties.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Both databases of each module, over connections that are opened when a mover needs them and are
 * its own: where everyone waits for one, the mover in a pause must not.
 */
class ModuleDatabases implements AutoCloseable {

  private static final int CONNECTIONS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final HikariDataSource platform;
  private final Side home;
  private final RolloutProperties properties;
  private final Map<String, HikariDataSource> open = new ConcurrentHashMap<>();

  ModuleDatabases(Database platform, RolloutProperties properties) {
    this.platform = pool("mover", platform.url(), platform.username(), platform.password());
    this.home = new Side("home", this.platform, address(platform));
    this.properties = properties;
  }

  /**
   * @throws NotReady where no service, or no database of it, is configured
   */
  Sides of(String module) {
    var database =
        properties
            .service(module)
            .map(RolloutProperties.Service::database)
            .orElseThrow(() ->
                new NotReady(
                    ("no database of a service for %1$s is configured; set"
                            + " tandem.rollout.modules.%1$s.database.url, .username and .password.")
                        .formatted(module)));
    var source =
        open.computeIfAbsent(
            module,
            it -> pool("mover of " + it, database.url(), database.username(), database.password()));
    return new Sides(home, new Side("the service of " + module, source, address(database)));
  }

  Side homeSide() {
    return home;
  }

  /** Home, and the service of the module where one is configured. */
  List<Side> sides(String module) {
    var database = properties.service(module).map(RolloutProperties.Service::database);
    return database.isEmpty() ? List.of(home) : List.of(home, of(module).away());
  }

  DataSource home() {
    return platform;
  }

  private static Address address(Database database) {
    return Address.of(database.url(), database.username(), database.password());
  }

  static HikariDataSource pool(
      String name, String url, @Nullable String username, @Nullable String password) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(username);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE.toMillis());
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    platform.close();
    open.values().forEach(HikariDataSource::close);
  }
}
