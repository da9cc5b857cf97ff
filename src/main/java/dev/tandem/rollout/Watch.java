package dev.tandem.rollout;

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
 * Keeps the {@link Standings} up to date, over a connection of its own: where everything else waits
 * for one, a change of route must not.
 */
class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Connections connections;
  private final Standings standings;
  private final Duration poll;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean closed;

  interface Connections {
    Connection open() throws SQLException;
  }

  Watch(Connections connections, Standings standings, Duration poll, Clock clock) {
    this.connections = connections;
    this.standings = standings;
    this.poll = poll;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("rollout standings").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    boolean away = false;
    while (!closed) {
      try (var connection = connections.open()) {
        if (away) {
          LOG.info("The database answers again; the standings are up to date.");
        }
        away = false;
        follow(connection);
      } catch (SQLException | RuntimeException e) {
        if (!away && !closed) {
          LOG.warn("The database is away; the standings stay as known at {}.", standings.knownAt());
        }
        away = true;
        LockSupport.parkNanos(poll.toNanos());
      }
    }
  }

  private void follow(Connection connection) throws SQLException {
    try (var listen = connection.createStatement()) {
      listen.execute("listen rollout");
    }
    var routes = new Routes(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    var told = connection.unwrap(PGConnection.class);
    while (!closed) {
      var asked = clock.instant();
      standings.learn(routes.standings(), asked);
      told.getNotifications((int) poll.toMillis());
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(poll.plusSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
