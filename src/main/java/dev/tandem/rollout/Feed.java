package dev.tandem.rollout;

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
final class Feed {

  private static final int TRIES_TO_DROP = 100;
  private static final long BETWEEN_TRIES = 50_000_000; // nanoseconds

  private final String publication;
  private final String name;
  private final Side from;
  private final Side to;

  Feed(String module, Side from, Side to) {
    this.publication = publication(module);
    this.name = publication + "_" + tag(from.identity() + ">" + to.identity());
    this.from = from;
    this.to = to;
  }

  private static String tag(String pair) {
    var crc = new CRC32();
    crc.update(pair.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }

  String name() {
    return name;
  }

  /** Whether both ends are there, for these tables, and nothing that was to be sent is lost. */
  boolean isSound(Tables tables) {
    return hasSubscription() && hasSlot() && published().equals(new TreeSet<>(tables.names()));
  }

  boolean hasSubscription() {
    return to.one(
        Boolean.class,
        """
        select exists (select from pg_subscription s join pg_database d on d.oid = s.subdbid
                        where s.subname = ? and d.datname = current_database())
        """,
        name);
  }

  private boolean hasSlot() {
    return from.one(
        Boolean.class,
        """
        select exists (select from pg_replication_slots
                        where slot_name = ? and wal_status is distinct from 'lost')
        """,
        name);
  }

  private Set<String> published() {
    return new TreeSet<>(
        from.words(
            """
            select quote_ident(schemaname) || '.' || quote_ident(tablename)
              from pg_publication_tables where pubname = ?
            """,
            publication));
  }

  /** From now on what is written at the source is kept until it has arrived. */
  void keep(Tables tables) {
    publish(tables);
    if (!hasSlot()) {
      dropSlot(from, name);
      from.jdbc().queryForList("select pg_create_logical_replication_slot(?, 'pgoutput')", name);
    }
  }

  private void publish(Tables tables) {
    if (published().equals(new TreeSet<>(tables.names()))) {
      return;
    }
    from.jdbc().execute("drop publication if exists " + publication);
    from.jdbc()
        .execute(
            "create publication %s for table %s with (publish = 'insert, update, delete', publish_via_partition_root = true)"
                .formatted(
                    publication,
                    String.join(", ", tables.all().stream().map(Table::published).toList())));
  }

  /**
   * @param copying the rows that are there already, too
   */
  void subscribe(boolean copying) {
    silently(
        """
        create subscription %s connection '%s' publication %s
          with (create_slot = false, slot_name = '%s', copy_data = %s, origin = none)
        """
            .formatted(name, quoted(from.address().secret()), publication, name, copying));
  }

  /** The source may answer elsewhere than before; and whoever stopped the feed is overruled. */
  void reconnect() {
    silently(
        "alter subscription %s connection '%s'".formatted(name, quoted(from.address().secret())));
    to.jdbc().execute("alter subscription %s enable".formatted(name));
  }

  private static String quoted(String value) {
    return value.replace("'", "''");
  }

  /** The statement holds a password: it stays out of messages and, where allowed, of the log. */
  private void silently(String statement) {
    to.alone((connection, jdbc) -> {
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
        throw refused(e);
      }
      return true;
    });
  }

  private CannotReplicate refused(SQLException e) {
    var secret = from.address().secret();
    return new CannotReplicate(
        "the database of %s cannot subscribe to the one of %s (%s): %s"
            .formatted(
                to.name(),
                from.name(),
                from.address(),
                String.valueOf(e.getMessage()).replace(secret, "…")));
  }

  Applying applying() {
    return to.jdbc().query(Applying.SQL, (row, i) -> Applying.of(row), name).stream()
        .findFirst()
        .orElseThrow(() ->
            new CannotReplicate(
                "nothing carries changes from %s to %s; begin the copy again."
                    .formatted(from.name(), to.name())));
  }

  /** Leaves nothing behind on either side; what one side does not answer, the other still does. */
  void drop() {
    var subscription = attempt(this::dropSubscription);
    var slot = attempt(() -> dropSlot(from, name));
    var rest = attempt(() -> from.jdbc().execute("drop publication if exists " + publication));
    for (var it : new Attempt[] {subscription, slot, rest}) {
      it.check();
    }
  }

  private void dropSubscription() {
    long id;
    try {
      id =
          to.one(
              Long.class,
              """
              select s.oid from pg_subscription s join pg_database d on d.oid = s.subdbid
               where s.subname = ? and d.datname = current_database()
              """,
              name);
    } catch (EmptyResultDataAccessException e) {
      return;
    }
    dropSubscription(to, name);
    copiers(id).forEach(it -> dropSlot(from, it));
  }

  private static void dropSubscription(Side to, String name) {
    var jdbc = to.jdbc();
    jdbc.execute("alter subscription %s disable".formatted(name));
    jdbc.execute("alter subscription %s set (slot_name = none)".formatted(name));
    jdbc.execute("drop subscription " + name);
  }

  /** On this side alone, whatever the other side is; its slots stay. */
  static void dropSubscriptions(Side to, String module) {
    to.words(
            """
            select s.subname from pg_subscription s join pg_database d on d.oid = s.subdbid
             where starts_with(s.subname, ?) and d.datname = current_database()
            """,
            publication(module) + "_")
        .forEach(it -> dropSubscription(to, it));
  }

  /** On this side alone: nothing is kept any more for whoever followed the module from here. */
  static void dropSources(Side from, String module) {
    Lag.all(from, module).forEach(it -> dropSlot(from, it.feed()));
    from.jdbc().execute("drop publication if exists " + publication(module));
  }

  private static String publication(String module) {
    return "tandem_" + module;
  }

  /** What PostgreSQL holds for tables in the middle of their copy. */
  private List<String> copiers(long subscription) {
    return from.words(
        "select slot_name from pg_replication_slots where slot_name ~ ? and database = current_database()",
        "^pg_%d_sync_".formatted(subscription));
  }

  private static void dropSlot(Side from, String slot) {
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
        if (i == TRIES_TO_DROP) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES);
      }
    }
  }

  private static Attempt attempt(Runnable part) {
    try {
      part.run();
      return () -> {};
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  private interface Attempt {
    void check();
  }
}
