package dev.tandem.rollout.replication;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;

/**
 * Carries what one side writes in a module's tables to the other side: a publication and a slot
 * there, a subscription here. The slot is made apart from the subscription, so that both databases
 * may be in one cluster; what has come over a feed is not sent back by the feed of the other
 * direction.
 */
public final class ReplicationLink {

  private static final int MAX_DROP_ATTEMPTS = 100;
  private static final long DROP_RETRY_NANOS = 50_000_000; // nanoseconds

  private final String publication;
  private final String name;
  private final ModuleDatabase source;
  private final ModuleDatabase target;

  ReplicationLink(String module, ModuleDatabase source, ModuleDatabase target) {
    this.publication = publicationName(module);
    this.name = publication + "_" + checksum(source.identity() + ">" + target.identity());
    this.source = source;
    this.target = target;
  }

  private static String checksum(String pair) {
    var crc = new CRC32();
    crc.update(pair.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }

  String name() {
    return name;
  }

  /** Whether both ends are there, for these tables, and nothing that was to be sent is lost. */
  boolean isIntact(TableCatalog tables) {
    return hasSubscription()
        && hasSlot()
        && publishedTables().equals(new TreeSet<>(tables.tableNames()));
  }

  boolean hasSubscription() {
    return target.queryOne(
        Boolean.class,
        """
        select exists (select from pg_subscription s join pg_database d on d.oid = s.subdbid
                        where s.subname = ? and d.datname = current_database())
        """,
        name);
  }

  private boolean hasSlot() {
    return source.queryOne(
        Boolean.class,
        """
        select exists (select from pg_replication_slots
                        where slot_name = ? and wal_status is distinct from 'lost')
        """,
        name);
  }

  private Set<String> publishedTables() {
    return new TreeSet<>(
        source.queryStrings(
            """
            select quote_ident(schemaname) || '.' || quote_ident(tablename)
              from pg_publication_tables where pubname = ?
            """,
            publication));
  }

  /** From now on what is written at the source is kept until it has arrived. */
  void prepareSource(TableCatalog tables) {
    createPublication(tables);
    if (!hasSlot()) {
      dropSlot(source, name);
      source.jdbc().queryForList("select pg_create_logical_replication_slot(?, 'pgoutput')", name);
    }
  }

  private void createPublication(TableCatalog tables) {
    if (publishedTables().equals(new TreeSet<>(tables.tableNames()))) {
      return;
    }
    source.jdbc().execute("drop publication if exists " + publication);
    source
        .jdbc()
        .execute(
            "create publication %s for table %s with (publish = 'insert, update, delete', publish_via_partition_root = true)"
                .formatted(
                    publication,
                    String.join(
                        ", ",
                        tables.tables().stream().map(TableSchema::publicationClause).toList())));
  }

  /**
   * @param copying the rows that are there already, too
   */
  void subscribe(boolean copying) {
    executeUnlogged(
        """
        create subscription %s connection '%s' publication %s
          with (create_slot = false, slot_name = '%s', copy_data = %s, origin = none)
        """
            .formatted(
                name,
                escapeQuotes(source.connectionString().withPassword()),
                publication,
                name,
                copying));
  }

  /** The source may answer elsewhere than before; and whoever stopped the feed is overruled. */
  void reconnect() {
    executeUnlogged(
        "alter subscription %s connection '%s'"
            .formatted(name, escapeQuotes(source.connectionString().withPassword())));
    target.jdbc().execute("alter subscription %s enable".formatted(name));
  }

  private static String escapeQuotes(String value) {
    return value.replace("'", "''");
  }

  /** The statement holds a password: it stays out of messages and, where allowed, of the log. */
  private void executeUnlogged(String statement) {
    target.withConnection((connection, jdbc) -> {
      connection.setAutoCommit(false);
      jdbc.queryForList(
          """
          select set_config(it, case it when 'log_statement' then 'none' else 'panic' end, true)
            from unnest(array['log_min_error_statement', 'log_statement']) it
           where has_parameter_privilege(it, 'set')
          """);
      try (var its = connection.createStatement()) {
        its.execute(statement);
        connection.commit();
      } catch (SQLException e) {
        throw subscriptionRefused(e);
      }
      return true;
    });
  }

  private CannotReplicateException subscriptionRefused(SQLException e) {
    var secret = source.connectionString().withPassword();
    return new CannotReplicateException(
        "the database of %s cannot subscribe to the one of %s (%s): %s"
            .formatted(
                target.name(),
                source.name(),
                source.connectionString(),
                String.valueOf(e.getMessage()).replace(secret, "…")));
  }

  ReplicationStatus status() {
    return target
        .jdbc()
        .query(ReplicationStatus.QUERY, (row, i) -> ReplicationStatus.of(row), name)
        .stream()
        .findFirst()
        .orElseThrow(() ->
            new CannotReplicateException(
                "nothing carries changes from %s to %s; begin the copy again."
                    .formatted(source.name(), target.name())));
  }

  /** Leaves nothing behind on either side; what one side does not answer, the other still does. */
  void drop() {
    var subscription = attemptDrop(this::dropSubscription);
    var slot = attemptDrop(() -> dropSlot(source, name));
    var rest =
        attemptDrop(() -> source.jdbc().execute("drop publication if exists " + publication));
    for (var it : new DropAttempt[] {subscription, slot, rest}) {
      it.rethrowFailure();
    }
  }

  private void dropSubscription() {
    long id;
    try {
      id =
          target.queryOne(
              Long.class,
              """
              select s.oid from pg_subscription s join pg_database d on d.oid = s.subdbid
               where s.subname = ? and d.datname = current_database()
              """,
              name);
    } catch (EmptyResultDataAccessException e) {
      return;
    }
    dropSubscription(target, name);
    tableSyncSlots(id).forEach(it -> dropSlot(source, it));
  }

  private static void dropSubscription(ModuleDatabase to, String name) {
    var jdbc = to.jdbc();
    jdbc.execute("alter subscription %s disable".formatted(name));
    jdbc.execute("alter subscription %s set (slot_name = none)".formatted(name));
    jdbc.execute("drop subscription " + name);
  }

  /** On this side alone, whatever the other side is; its slots stay. */
  public static void dropSubscriptions(ModuleDatabase to, String module) {
    to.queryStrings(
            """
            select s.subname from pg_subscription s join pg_database d on d.oid = s.subdbid
             where starts_with(s.subname, ?) and d.datname = current_database()
            """,
            publicationName(module) + "_")
        .forEach(it -> dropSubscription(to, it));
  }

  /** On this side alone: nothing is kept any more for whoever followed the module from here. */
  public static void dropSlotsAndPublication(ModuleDatabase from, String module) {
    SlotLag.all(from, module).forEach(it -> dropSlot(from, it.feed()));
    from.jdbc().execute("drop publication if exists " + publicationName(module));
  }

  private static String publicationName(String module) {
    return "tandem_" + module;
  }

  /** What PostgreSQL holds for tables in the middle of their copy. */
  private List<String> tableSyncSlots(long subscription) {
    return source.queryStrings(
        "select slot_name from pg_replication_slots where slot_name ~ ? and database = current_database()",
        "^pg_%d_sync_".formatted(subscription));
  }

  private static void dropSlot(ModuleDatabase from, String slot) {
    for (int i = 1; ; i++) {
      try {
        from.jdbc()
            .queryForList(
                """
                select pg_terminate_backend(active_pid) from pg_replication_slots
                 where slot_name = ? and active
                """,
                slot);
        from.jdbc()
            .queryForList(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ?",
                slot);
        return;
      } catch (DataAccessException e) {
        if (i == MAX_DROP_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(DROP_RETRY_NANOS);
      }
    }
  }

  private static DropAttempt attemptDrop(Runnable part) {
    try {
      part.run();
      return () -> {};
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  private interface DropAttempt {
    void rethrowFailure();
  }
}
