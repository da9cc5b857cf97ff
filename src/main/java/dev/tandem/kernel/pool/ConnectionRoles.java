package dev.tandem.kernel.pool;

import dev.tandem.kernel.role.ModuleWork;
import dev.tandem.kernel.schema.ModuleRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives each connection the role of the module whose work takes it, and that of the process for the
 * platform's own work. Costs a round trip when the last use of the connection was another module's.
 */
final class ConnectionRoles {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionRoles.class);
  private static final String OF_THE_PROCESS = "";

  private static final String USABLE =
      """
      select rolname from pg_roles
       where rolname = any (?)
         and pg_has_role(session_user, oid,
               case when current_setting('server_version_num')::int >= 160000
                    then 'SET' else 'MEMBER' end)
      """;

  private final Map<Connection, String> lastRoles =
      Collections.synchronizedMap(new WeakHashMap<>());
  private volatile Map<String, String> rolesByModule = Map.of();

  /** From now on, the modules work under their roles, as far as the user of the process may. */
  void use(Collection<String> modules, DataSource database) {
    var roles =
        modules.stream()
            .filter(ModuleRole::exists)
            .map(ModuleRole::new)
            .collect(Collectors.toMap(ModuleRole::name, Function.identity()));
    var usable =
        JdbcClient.create(database)
            .sql(USABLE)
            .param(roles.keySet().toArray(String[]::new))
            .query((row, number) -> row.getString(1))
            .set();
    rolesByModule =
        usable.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    role -> Objects.requireNonNull(roles.get(role)).module(), Function.identity()));
    if (roles.size() > 1 && usable.size() < roles.size()) {
      LOG.warn(
          "All modules work under the one role of this process; create the role tandem_<module> for each and grant it to that role (deploy/postgres/databases.sh)");
    }
  }

  /** Takes a connection that is in no transaction. */
  Connection prepared(Connection connection) throws SQLException {
    var roles = rolesByModule;
    if (roles.isEmpty()) {
      return connection;
    }
    var role = roles.getOrDefault(ModuleWork.current(), OF_THE_PROCESS);
    var physical = connection.unwrap(Connection.class);
    if (!role.equals(lastRoles.getOrDefault(physical, OF_THE_PROCESS))) {
      change(connection, role);
      lastRoles.put(physical, role);
    }
    return connection;
  }

  private static void change(Connection connection, String role) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(role.isEmpty() ? "reset role" : "set role " + role);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
