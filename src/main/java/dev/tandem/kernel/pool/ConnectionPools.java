package dev.tandem.kernel.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The platform's data source: takes each connection from the pool of the current {@link
 * DatabaseUse}, so that none of them can use up the connections of another. Requests are refused at
 * once while the database does not answer.
 */
final class ConnectionPools extends AbstractDataSource implements AutoCloseable {

  /** SQLSTATE "unable to establish the connection". */
  private static final String UNREACHABLE = "08001";

  private final Map<DatabaseUse, ConnectionPool> pools = new EnumMap<>(DatabaseUse.class);
  private final DatabaseWatch watch;

  /**
   * @param base the settings of the data source, whose maximum size is divided between the pools
   */
  ConnectionPools(HikariConfig base, DatabaseProperties limits) {
    var sizes = new PoolSizes(base.getMaximumPoolSize());
    for (var use : DatabaseUse.values()) {
      pools.put(use, ConnectionPool.create(use, sizes.of(use), base, limits));
    }
    var ping = new DatabasePing(ConnectionPool.unpooled(base, limits.answerTimeout()));
    this.watch = new DatabaseWatch(ping, this::areRequestsInDatabase, this::abortRequests);
    watch.start();
  }

  @Override
  public Connection getConnection() throws SQLException {
    var request = DatabaseUse.currentScope();
    var pool = pool(request.use());
    if (!request.use().isRequest()) {
      return pool.pool().getConnection();
    }
    requireAnswering();
    if (request.use() != DatabaseUse.SIGN_IN) {
      pool.shares().admit(request);
    }
    try {
      return pool.pool().getConnection();
    } catch (SQLException e) {
      requireAnswering();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  private void requireAnswering() throws SQLTransientConnectionException {
    if (!watch.isAnswering()) {
      throw new SQLTransientConnectionException("The database does not answer", UNREACHABLE);
    }
  }

  private ConnectionPool pool(DatabaseUse use) {
    return pools.get(use);
  }

  HikariDataSource hikariPool(DatabaseUse use) {
    return pool(use).pool();
  }

  DatabaseWatch watch() {
    return watch;
  }

  void recordIn(MetricsTrackerFactory metrics) {
    pools.values().stream()
        .map(ConnectionPool::pool)
        .filter(it -> it.getMetricsTrackerFactory() == null)
        .forEach(it -> it.setMetricsTrackerFactory(metrics));
  }

  private boolean areRequestsInDatabase() {
    return pools.entrySet().stream()
        .anyMatch(entry -> entry.getKey().isRequest() && entry.getValue().isInUse());
  }

  private void abortRequests() {
    pools.forEach((use, pool) -> {
      if (use.isRequest()) {
        pool.physical().abortAll();
      }
    });
  }

  @Override
  public void close() {
    watch.close();
    pools.values().forEach(pool -> pool.pool().close());
  }
}
