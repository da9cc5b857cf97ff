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
 * Keeps the {@link RouteTable} up to date by notifications and polling, over a connection of its
 * own, so that a change of route never waits for a pooled connection.
 */
class RouteWatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RouteWatcher.class);

  private final HomeConnections homeConnections;
  private final RouteTable routeTable;
  private final Duration pollInterval;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean closed;

  RouteWatcher(
      HomeConnections homeConnections, RouteTable routeTable, Duration pollInterval, Clock clock) {
    this.homeConnections = homeConnections;
    this.routeTable = routeTable;
    this.pollInterval = pollInterval;
    this.clock = clock;
    this.thread =
        Thread.ofPlatform().daemon().name("route-watcher").unstarted(this::watchUntilClosed);
  }

  void start() {
    thread.start();
  }

  private void watchUntilClosed() {
    boolean outage = false;
    while (!closed) {
      try (var connection = homeConnections.open()) {
        if (outage) {
          LOG.info("The database answers again; routes are up to date.");
        }
        outage = false;
        refreshOnNotifications(connection);
      } catch (SQLException | RuntimeException e) {
        if (!outage && !closed) {
          LOG.warn(
              "The database does not answer; keeping the routes read at {}.",
              routeTable.refreshedAt());
        }
        outage = true;
        LockSupport.parkNanos(pollInterval.toNanos());
      }
    }
  }

  private void refreshOnNotifications(Connection connection) throws SQLException {
    try (var listen = connection.createStatement()) {
      listen.execute("listen rollout");
    }
    var routes = new RouteRows(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    var notifications = connection.unwrap(PGConnection.class);
    while (!closed) {
      var readAt = clock.instant();
      routeTable.refresh(routes.findAll(), readAt);
      notifications.getNotifications((int) pollInterval.toMillis());
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
