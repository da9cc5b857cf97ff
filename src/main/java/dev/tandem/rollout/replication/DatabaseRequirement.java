package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;
import java.util.List;

/**
 * What a database needs for replication.
 *
 * @param query true if the database has that
 * @param problem completes the sentence "the database of home …" if not
 */
record DatabaseRequirement(String query, List<Object> parameters, String problem) {

  /** One for the link, the others for tables that are being copied. */
  private static final int REQUIRED_SLOTS = 4;

  private static final DatabaseRequirement VERSION =
      new DatabaseRequirement(
          "select current_setting('server_version_num')::int >= 180000",
          List.of(),
          "is older than PostgreSQL 18; upgrade to 18 or later.");

  private static final DatabaseRequirement LOGICAL_WAL =
      new DatabaseRequirement(
          "select current_setting('wal_level') = 'logical'",
          List.of(),
          "does not write its log for logical replication; set wal_level = logical and"
              + " restart the server.");

  private static final DatabaseRequirement FREE_SLOTS =
      new DatabaseRequirement(
          """
          select current_setting('max_replication_slots')::int
                   - (select count(*) from pg_replication_slots) >= %1$s
             and current_setting('max_wal_senders')::int - (select count(*) from pg_stat_replication) >= %1$s
             and current_setting('max_logical_replication_workers')::int
                   - (select count(*) from pg_stat_subscription where pid is not null) >= %1$s
          """
              .formatted(REQUIRED_SLOTS),
          List.of(),
          ("has too few free replication slots, senders or workers; raise max_replication_slots,"
                  + " max_wal_senders and max_logical_replication_workers by %s each, or drop"
                  + " unused slots.")
              .formatted(REQUIRED_SLOTS));

  private static final DatabaseRequirement MAY_PUBLISH =
      new DatabaseRequirement(
          """
          select rolsuper or rolreplication and has_database_privilege(current_database(), 'create')
            from pg_roles where rolname = current_user
          """,
          List.of(),
          "does not allow its user to publish changes; grant that user REPLICATION, and CREATE"
              + " on the database.");

  private static final DatabaseRequirement MAY_SUBSCRIBE =
      new DatabaseRequirement(
          """
          select rolsuper or pg_has_role(current_user, 'pg_create_subscription', 'usage')
                         and has_database_privilege(current_database(), 'create')
            from pg_roles where rolname = current_user
          """,
          List.of(),
          "does not allow its user to subscribe; grant that user pg_create_subscription, and"
              + " CREATE on the database.");

  static List<DatabaseRequirement> of(String module, List<String> tables) {
    return List.of(
        schemaOf(module),
        VERSION,
        LOGICAL_WAL,
        FREE_SLOTS,
        MAY_PUBLISH,
        MAY_SUBSCRIBE,
        ownershipOf(module, tables));
  }

  private static DatabaseRequirement schemaOf(String module) {
    return new DatabaseRequirement(
        "select to_regnamespace(?) is not null",
        List.of(module),
        "has no schema %s; start the service once, which creates its tables.".formatted(module));
  }

  private static DatabaseRequirement ownershipOf(String module, List<String> tables) {
    return new DatabaseRequirement(
        """
        select coalesce(bool_and(pg_has_role(current_user, c.relowner, 'usage')), true)
          from pg_class c where c.oid = any (?::regclass[])
        """,
        List.of((Object) tables.toArray(String[]::new)),
        "is configured with a user who does not own the tables of %s; configure their owner."
            .formatted(module));
  }

  boolean isMetBy(ModuleDatabase database) {
    return database.queryOne(Boolean.class, query, parameters.toArray());
  }
}
