package dev.tandem.rollout.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps the {@link RouteTable} up to date, over a connection of its own: where everything else
 * waits for one, a change of route must not.
 */
public class RouteWatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RouteWatcher.class);

  private final ConnectionSupplier connectionSupplier;
  private final RouteTable routeTable;
  private final Duration pollInterval;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean closed;

  public interface ConnectionSupplier {
    Connection open() throws SQLException;
  }

  public RouteWatcher(
      ConnectionSupplier connectionSupplier,
      RouteTable routeTable,
      Duration pollInterval,
      Clock clock) {
    this.connectionSupplier = connectionSupplier;
    this.routeTable = routeTable;
    this.pollInterval = pollInterval;
    this.clock = clock;
    this.thread =
        Thread.ofPlatform().daemon().name("rollout standings").unstarted(this::watchUntilClosed);
  }

  void start() {
    thread.start();
  }

  private void watchUntilClosed() {
    boolean away = false;
    while (!closed) {
      try (var connection = connectionSupplier.open()) {
        if (away) {
          LOG.info("The database answers again; the standings are up to date.");
        }
        away = false;
        refreshOnNotifications(connection);
      } catch (SQLException | RuntimeException e) {
        if (!away && !closed) {
          LOG.warn(
              "The database is away; the standings stay as known at {}.", routeTable.refreshedAt());
        }
        away = true;
        LockSupport.parkNanos(pollInterval.toNanos());
      }
    }
  }

  private void refreshOnNotifications(Connection connection) throws SQLException {
    try (var listen = connection.createStatement()) {
      listen.execute("listen rollout");
    }
    var routes =
        new RouteRepository(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    var told = connection.unwrap(PGConnection.class);
    while (!closed) {
      var asked = clock.instant();
      routeTable.refresh(routes.findAll(), asked);
      told.getNotifications((int) pollInterval.toMillis());
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(pollInterval.plusSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
