package dev.tandem.rollout.routing;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections to home's database outside the pool, for route changes and locks that must not
 * wait for a pooled connection. The caller closes them.
 */
@FunctionalInterface
public interface HomeConnections {

  Connection open() throws SQLException;
}
