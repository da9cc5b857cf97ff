package dev.tandem.rollout.replication;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks whether a module's tables can be replicated between two databases, in both directions. */
record ReplicationPrerequisites(
    String module, ModuleDatabase source, ModuleDatabase target, List<OwnedRows> ownedRows) {

  /** One for the link, the others for tables that are being copied. */
  private static final int REQUIRED_SLOTS = 4;

  private static final String HAS_SCHEMA = "select to_regnamespace(?) is not null";
  private static final String HAS_SUPPORTED_VERSION =
      "select current_setting('server_version_num')::int >= 180000";
  private static final String HAS_LOGICAL_WAL = "select current_setting('wal_level') = 'logical'";
  private static final String HAS_FREE_SLOTS =
      """
      select current_setting('max_replication_slots')::int
               - (select count(*) from pg_replication_slots) >= %1$d
         and current_setting('max_wal_senders')::int - (select count(*) from pg_stat_replication) >= %1$d
         and current_setting('max_logical_replication_workers')::int
               - (select count(*) from pg_stat_subscription where pid is not null) >= %1$d
      """
          .formatted(REQUIRED_SLOTS);
  private static final String CAN_PUBLISH =
      """
      select rolsuper or rolreplication and has_database_privilege(current_database(), 'create')
        from pg_roles where rolname = current_user
      """;
  private static final String CAN_SUBSCRIBE =
      """
      select rolsuper or pg_has_role(current_user, 'pg_create_subscription', 'usage')
                     and has_database_privilege(current_database(), 'create')
        from pg_roles where rolname = current_user
      """;
  private static final String OWNS_TABLES =
      """
      select coalesce(bool_and(pg_has_role(current_user, c.relowner, 'usage')), true)
        from pg_class c where c.oid = any (?::regclass[])
      """;

  void check() {
    if (source.identity().equals(target.identity())) {
      throw new CannotReplicateException(
          "%s and %s use the same database; give the service a database of its own."
              .formatted(source.name(), target.name()));
    }
    for (var database : List.of(source, target)) {
      findProblem(database)
          .ifPresent(problem -> {
            throw new CannotReplicateException(
                "the database of %s %s".formatted(database.name(), problem));
          });
    }
    checkMigrations();
    checkTables();
  }

  private void checkTables() {
    var sourceTables = tablesWithoutMarker(source);
    var targetTables = tablesWithoutMarker(target);
    sourceTables
        .differenceFrom(targetTables)
        .or(() -> targetTables.differenceFrom(sourceTables))
        .ifPresent(difference -> {
          throw new CannotReplicateException(
              "the tables of %s differ between %s and %s: %s; run the same version on both sides."
                  .formatted(module, source.name(), target.name(), difference));
        });
  }

  /** The marker table is left out: the first copy creates it in both databases. */
  private TableCatalog tablesWithoutMarker(ModuleDatabase database) {
    var rows = ownedRows.stream().filter(owned -> !ReplicationMarker.isMarkerTable(owned)).toList();
    return TableCatalog.load(database, module, rows);
  }

  private Optional<String> findProblem(ModuleDatabase database) {
    return Stream.of(
            problemUnless(
                database,
                "has no schema %s; start the service once, which creates its tables."
                    .formatted(module),
                HAS_SCHEMA,
                module),
            problemUnless(
                database,
                "is older than PostgreSQL 18; upgrade to 18 or later.",
                HAS_SUPPORTED_VERSION),
            problemUnless(
                database,
                "does not write its log for logical replication; set wal_level = logical and"
                    + " restart the server.",
                HAS_LOGICAL_WAL),
            problemUnless(
                database,
                ("has too few free replication slots, senders or workers; raise max_replication_slots,"
                        + " max_wal_senders and max_logical_replication_workers by %d each, or drop"
                        + " unused slots.")
                    .formatted(REQUIRED_SLOTS),
                HAS_FREE_SLOTS),
            problemUnless(
                database,
                "does not allow its user to publish changes; grant that user REPLICATION, and CREATE"
                    + " on the database.",
                CAN_PUBLISH),
            problemUnless(
                database,
                "does not allow its user to subscribe; grant that user pg_create_subscription, and"
                    + " CREATE on the database.",
                CAN_SUBSCRIBE),
            problemUnless(
                database,
                "is configured with a user who does not own the tables of %s; configure their owner."
                    .formatted(module),
                OWNS_TABLES,
                (Object)
                    TableCatalog.load(database, module, List.of())
                        .tableNames()
                        .toArray(String[]::new)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> problemUnless(
      ModuleDatabase database, String problem, String query, Object... parameters) {
    return database.queryOne(Boolean.class, query, parameters)
        ? Optional.empty()
        : Optional.of(problem);
  }

  private void checkMigrations() {
    var sourceHistory = migrationHistory(source);
    var targetHistory = migrationHistory(target);
    if (!sourceHistory.equals(targetHistory)) {
      throw new CannotReplicateException(
          "the migrations of %s differ: %s has %s and %s has %s; run the same version on both sides."
              .formatted(
                  module,
                  source.name(),
                  lastVersion(sourceHistory),
                  target.name(),
                  lastVersion(targetHistory)));
    }
  }

  private List<String> migrationHistory(ModuleDatabase database) {
    return database.queryStrings(
        """
        select concat_ws(' ', version, description, checksum, case when not success then 'failed' end)
          from %s.flyway_history where type = 'SQL' order by installed_rank
        """
            .formatted(module));
  }

  private static String lastVersion(List<String> history) {
    return history.isEmpty() ? "none" : "version " + history.getLast().split(" ")[0];
  }
}
