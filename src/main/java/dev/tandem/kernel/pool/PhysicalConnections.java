package dev.tandem.kernel.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens the connections of a pool, and can end them all, which wakes the threads that use them. */
final class PhysicalConnections extends AbstractDataSource {

  private static final Logger LOG = LoggerFactory.getLogger(PhysicalConnections.class);

  private final DataSource source;
  private final Runnable awaitAnswer;
  private final Set<Connection> opened =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /**
   * @param awaitAnswer waits until the database answers: a pool whose attempts fail makes the next
   *     one seconds later, and would stay empty for as long after the database is back
   */
  PhysicalConnections(DataSource source, Runnable awaitAnswer) {
    this.source = source;
    this.awaitAnswer = awaitAnswer;
  }

  @Override
  public Connection getConnection() throws SQLException {
    awaitAnswer.run();
    return remember(source.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    awaitAnswer.run();
    return remember(source.getConnection(user, password));
  }

  private Connection remember(Connection connection) {
    opened.add(connection);
    return connection;
  }

  /** The source has its own limit. */
  @Override
  public void setLoginTimeout(int seconds) {}

  /** Closes the sockets without asking the server. */
  void abortAll() {
    List<Connection> all;
    synchronized (opened) {
      all = new ArrayList<>(opened);
      opened.clear();
    }
    all.forEach(PhysicalConnections::abort);
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("The connection has ended already", e);
    }
  }
}
