package dev.tandem.rollout.replication;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be so before a module's tables are copied from one side to the other and back. */
record ReplicationPrerequisites(
    String module, ModuleDatabase source, ModuleDatabase target, List<SharedTableRows> sharedRows) {

  private static final int REQUIRED_SLOTS =
      4; // one for the feed, the others for tables being copied

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
    for (var side : List.of(source, target)) {
      findProblem(side)
          .ifPresent(it -> {
            throw new CannotReplicateException("the database of %s %s".formatted(side.name(), it));
          });
    }
    checkMigrations();
    var here = tablesWithoutMarker(source);
    var there = tablesWithoutMarker(target);
    here.differenceFrom(there)
        .or(() -> there.differenceFrom(here))
        .ifPresent(it -> {
          throw new CannotReplicateException(
              "the tables of %s differ between %s and %s: %s; start both sides from the same version."
                  .formatted(module, source.name(), target.name(), it));
        });
  }

  /** But for the marks, which the first copy makes on either side. */
  private TableCatalog tablesWithoutMarker(ModuleDatabase side) {
    return TableCatalog.load(
        side,
        module,
        sharedRows.stream().filter(it -> !ReplicationMarker.isMarkerTable(it)).toList());
  }

  private Optional<String> findProblem(ModuleDatabase side) {
    return Stream.of(
            problemUnless(
                side,
                "has no schema %s; start the service once, so that it makes its tables."
                    .formatted(module),
                HAS_SCHEMA,
                module),
            problemUnless(
                side,
                "is older than PostgreSQL 18; use one of 18 or later.",
                HAS_SUPPORTED_VERSION),
            problemUnless(
                side,
                "does not write its log for logical replication; set wal_level = logical there and"
                    + " restart it.",
                HAS_LOGICAL_WAL),
            problemUnless(
                side,
                "has no room for a copy; raise max_replication_slots, max_wal_senders and"
                    + " max_logical_replication_workers there, by %d each, or remove slots that nobody reads."
                        .formatted(REQUIRED_SLOTS),
                HAS_FREE_SLOTS),
            problemUnless(
                side,
                "does not let its user send changes; grant that user REPLICATION, and CREATE on the"
                    + " database.",
                CAN_PUBLISH),
            problemUnless(
                side,
                "does not let its user take changes; grant that user pg_create_subscription, and CREATE"
                    + " on the database.",
                CAN_SUBSCRIBE),
            problemUnless(
                side,
                "belongs to another user than the one given; give the owner of the tables of %s."
                    .formatted(module),
                OWNS_TABLES,
                (Object)
                    TableCatalog.load(side, module, List.of()).tableNames().toArray(String[]::new)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> problemUnless(
      ModuleDatabase side, String complaint, String question, Object... parameters) {
    return side.queryOne(Boolean.class, question, parameters)
        ? Optional.empty()
        : Optional.of(complaint);
  }

  private void checkMigrations() {
    var here = migrationHistory(source);
    var there = migrationHistory(target);
    if (!here.equals(there)) {
      throw new CannotReplicateException(
          "the migrations of %s differ: %s has %s and %s has %s; start both sides from the same version."
              .formatted(
                  module, source.name(), lastVersion(here), target.name(), lastVersion(there)));
    }
  }

  private List<String> migrationHistory(ModuleDatabase side) {
    return side.queryStrings(
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
