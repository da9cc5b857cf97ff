package dev.tandem.eventing.modules;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database session that holds locks until it ends. */
record LockSession(Connection connection) {

  private static final Logger LOG = LoggerFactory.getLogger(LockSession.class);

  static LockSession open(DataSource database) {
    try {
      return new LockSession(database.getConnection());
    } catch (SQLException e) {
      throw new IllegalStateException("No connection to lock the modules with", e);
    }
  }

  JdbcClient jdbc() {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  boolean isAlive() {
    try {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Returns the connection to the pool without the locks. */
  void release(ModuleLocks locks) {
    try {
      locks.unlock(jdbc());
    } catch (DataAccessException e) {
      LOG.debug("The session is closed, and with it the locks", e);
    }
    close();
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("The session was lost", e);
    }
  }
}
