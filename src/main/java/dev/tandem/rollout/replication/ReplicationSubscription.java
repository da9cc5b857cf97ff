package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import java.sql.SQLException;
import java.util.Optional;

/** A subscription, in the database that receives the changes of a source. */
record ReplicationSubscription(ModuleDatabase database, ModuleDatabase source, String name) {

  boolean exists() {
    return oid().isPresent();
  }

  Optional<Long> oid() {
    return database
        .jdbc()
        .query(
            """
            select s.oid from pg_subscription s join pg_database d on d.oid = s.subdbid
             where s.subname = ? and d.datname = current_database()
            """,
            (row, number) -> row.getLong(1),
            name)
        .stream()
        .findFirst();
  }

  /**
   * Reads from an existing slot of the same name.
   *
   * @param copyData whether rows that exist already are copied, too
   */
  void create(Publication publication, boolean copyData) {
    executeUnlogged(
        """
        create subscription %s connection '%s' publication %s
          with (create_slot = false, slot_name = '%s', copy_data = %s, origin = none)
        """
            .formatted(name, connection(), publication.name(), name, copyData));
  }

  /** Updates the address and password of the source, and enables the subscription again. */
  void reconnect() {
    executeUnlogged("alter subscription %s connection '%s'".formatted(name, connection()));
    database.jdbc().execute("alter subscription %s enable".formatted(name));
  }

  ReplicationStatus status() {
    return database
        .jdbc()
        .query(ReplicationStatus.QUERY, (row, i) -> ReplicationStatus.of(row), name)
        .stream()
        .findFirst()
        .orElseThrow(() ->
            new CannotReplicateException(
                "the database of %s has no subscription to that of %s; start the copy again."
                    .formatted(database.name(), source.name())));
  }

  void drop() {
    drop(database, name);
  }

  /** Leaves the slot in the source, which may be unreachable. */
  static void drop(ModuleDatabase database, String name) {
    var jdbc = database.jdbc();
    jdbc.execute("alter subscription %s disable".formatted(name));
    jdbc.execute("alter subscription %s set (slot_name = none)".formatted(name));
    jdbc.execute("drop subscription " + name);
  }

  private String connection() {
    return source.connectionString().withPassword().replace("'", "''");
  }

  /**
   * Keeps a statement that holds a password out of error messages and, if the user may change these
   * settings, out of the server's log.
   */
  private void executeUnlogged(String sql) {
    database.withConnection((connection, jdbc) -> {
      connection.setAutoCommit(false);
      jdbc.queryForList(
          """
          select set_config(name, case name when 'log_statement' then 'none' else 'panic' end, true)
            from unnest(array['log_min_error_statement', 'log_statement']) name
           where has_parameter_privilege(name, 'set')
          """);
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
        connection.commit();
      } catch (SQLException e) {
        throw rejected(e);
      }
      return true;
    });
  }

  private CannotReplicateException rejected(SQLException e) {
    var secret = source.connectionString().withPassword();
    return new CannotReplicateException(
        "the database of %s cannot subscribe to that of %s (%s): %s"
            .formatted(
                database.name(),
                source.name(),
                source.connectionString(),
                String.valueOf(e.getMessage()).replace(secret, "…")));
  }
}
