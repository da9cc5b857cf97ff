package dev.tandem.kernel.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
  private final ConnectionRoles roles = new ConnectionRoles();
  private final DatabaseWatch watch;
  private volatile boolean closing;

  /**
   * @param base the settings of the data source, whose maximum size is divided between the pools
   */
  ConnectionPools(HikariConfig base, DatabaseProperties limits) {
    var sizes = new PoolSizes(base.getMaximumPoolSize());
    for (var use : DatabaseUse.values()) {
      pools.put(use, ConnectionPool.create(use, sizes.of(use), base, limits, this::watch));
    }
    var ping = new DatabasePing(ConnectionPool.unpooled(base, limits));
    this.watch =
        new DatabaseWatch(
            ping, this::isInUse, this::abortRequests, () -> abort(DatabaseUse.BACKGROUND));
    watch.start();
  }

  @Override
  public Connection getConnection() throws SQLException {
    var request = DatabaseUse.currentScope();
    var pool = pool(request.use());
    if (!request.use().isRequest()) {
      if (closing) {
        requireAnswering();
      }
      return roles.prepared(pool.pool().getConnection());
    }
    requireAnswering();
    if (request.use() != DatabaseUse.SIGN_IN) {
      pool.shares().admit(request);
    }
    try {
      return roles.prepared(pool.pool().getConnection());
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
    return Objects.requireNonNull(pools.get(use));
  }

  HikariDataSource hikariPool(DatabaseUse use) {
    return pool(use).pool();
  }

  ConnectionRoles roles() {
    return roles;
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

  private boolean isInUse() {
    return pools.values().stream().anyMatch(ConnectionPool::isInUse);
  }

  private void abortRequests() {
    Stream.of(DatabaseUse.values()).filter(DatabaseUse::isRequest).forEach(this::abort);
  }

  private void abort(DatabaseUse use) {
    pool(use).physical().abortAll();
  }

  /** Lets nothing wait at the end of the process for a database that does not answer. */
  void prepareToClose() {
    if (!watch.check()) {
      closing = true;
      Stream.of(DatabaseUse.values()).forEach(this::abort);
    }
  }

  @Override
  public void close() {
    prepareToClose();
    watch.close();
    pools.values().forEach(pool -> pool.pool().close());
  }
}
