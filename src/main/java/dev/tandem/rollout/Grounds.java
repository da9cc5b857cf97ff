package dev.tandem.rollout;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.tenure.Tenures;
import dev.tandem.rollout.RolloutProperties.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The databases of the services that modules may move to, opened when they are needed. */
class Grounds implements AutoCloseable {

  private static final int CONNECTIONS = 6;
  private static final int PATIENCE = 2_000; // milliseconds

  private final Side home;
  private final RolloutProperties properties;
  private final Map<String, HikariDataSource> open = new ConcurrentHashMap<>();

  Grounds(Side home, RolloutProperties properties) {
    this.home = home;
    this.properties = properties;
  }

  /**
   * @throws NotReady where no service, or no database of it, is configured
   */
  Ground of(String module) {
    var database =
        properties
            .service(module)
            .map(RolloutProperties.Service::database)
            .orElseThrow(() ->
                new NotReady(
                    ("no database of a service for %1$s is configured; set"
                            + " tandem.rollout.modules.%1$s.database.url, .username and .password.")
                        .formatted(module)));
    var address = Address.of(database.url(), database.username(), database.password());
    var source = open.computeIfAbsent(module, it -> pool(module, database));
    return new Ground(home, new Side("the service of " + module, source, address));
  }

  Side home() {
    return home;
  }

  Tenures tenuresAtHome() {
    return new Tenures(home.database());
  }

  private static HikariDataSource pool(String module, Database database) {
    var config = new HikariConfig();
    config.setPoolName("service of " + module);
    config.setJdbcUrl(database.url());
    config.setUsername(database.username());
    config.setPassword(database.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    open.values().forEach(HikariDataSource::close);
  }
}
