package dev.tandem.rollout.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.DatabaseProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Both databases of each module, with connection pools that only moves use. While a move pauses
 * writes, requests queue for the ordinary pool; the move must not queue with them.
 */
public class ModuleDatabases implements AutoCloseable {

  private static final int MAX_CONNECTIONS = 6;
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  private final HikariDataSource homePool;
  private final ModuleDatabase home;
  private final RolloutProperties properties;
  private final Map<String, HikariDataSource> servicePools = new ConcurrentHashMap<>();

  public ModuleDatabases(DatabaseProperties homeDatabase, RolloutProperties properties) {
    this.homePool =
        createPool("rollout", homeDatabase.url(), homeDatabase.username(), homeDatabase.password());
    this.home = new ModuleDatabase("home", homePool, connectionString(homeDatabase));
    this.properties = properties;
  }

  /**
   * @throws NotReadyException when the database of the module's service is not configured
   */
  public DatabasePair pairOf(String module) {
    var database =
        properties
            .service(module)
            .map(RolloutProperties.ServiceProperties::database)
            .orElseThrow(() ->
                new NotReadyException(
                    ("no database is configured for the service of %1$s; set"
                            + " tandem.rollout.modules.%1$s.database.url, .username and .password.")
                        .formatted(module)));
    var servicePool =
        servicePools.computeIfAbsent(
            module,
            name ->
                createPool(
                    "rollout of " + name,
                    database.url(),
                    database.username(),
                    database.password()));
    return new DatabasePair(
        home,
        new ModuleDatabase("the service of " + module, servicePool, connectionString(database)));
  }

  public ModuleDatabase homeDatabase() {
    return home;
  }

  /** Home's database, and that of the module's service when it is configured. */
  public List<ModuleDatabase> allOf(String module) {
    var database = properties.service(module).map(RolloutProperties.ServiceProperties::database);
    return database.isEmpty() ? List.of(home) : List.of(home, pairOf(module).service());
  }

  /** Those of the services that are configured. */
  public List<ModuleDatabase> services() {
    return properties.modules().entrySet().stream()
        .filter(service -> service.getValue().database() != null)
        .map(service -> pairOf(service.getKey()).service())
        .toList();
  }

  public DataSource homeDataSource() {
    return homePool;
  }

  private static LibpqConnectionString connectionString(DatabaseProperties database) {
    return LibpqConnectionString.fromJdbcUrl(
        database.url(), database.username(), database.password());
  }

  public static HikariDataSource createPool(
      String name, String url, @Nullable String username, @Nullable String password) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(username);
    config.setPassword(password);
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    homePool.close();
    servicePools.values().forEach(HikariDataSource::close);
  }
}
