package dev.tandem.kernel.persistence;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An advisory lock of PostgreSQL, whose key is the hash of its name. A lock of a session lasts
 * until it is released or the session ends, a lock of a transaction until the transaction ends.
 */
public final class AdvisoryLock {

  /** The catalogue shows the two numbers of a key as unsigned. */
  private static final String HOLDERS =
      """
      select coalesce(nullif(a.application_name, ''), 'unnamed')
        from pg_locks l left join pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'advisory' and l.granted and l.objsubid = 2
         and l.database = (select oid from pg_database where datname = current_database())
         and l.classid = (hashtext(:name)::bigint & 4294967295)::oid
         and l.objid %s (%s::bigint & 4294967295)::oid
      """;

  private final String name;
  private final Object member;
  private final String memberKey;

  private AdvisoryLock(String name, Object member, String memberKey) {
    this.name = name;
    this.member = member;
    this.memberKey = memberKey;
  }

  /** A lock on its own. */
  public static AdvisoryLock named(String name) {
    return new AdvisoryLock(name, "", "");
  }

  /** One of the locks of a group; the locks of a group do not exclude each other. */
  public static AdvisoryLock inGroup(String group, String member) {
    return new AdvisoryLock(group, member, "hashtext(:member)");
  }

  /** As {@link #inGroup(String, String)}, with the member's number as the key. */
  public static AdvisoryLock inGroup(String group, int member) {
    return new AdvisoryLock(group, member, ":member");
  }

  /** Waits for the lock and takes it for the session. */
  public void lock(JdbcClient session) {
    call("pg_advisory_lock", session).query().listOfRows();
  }

  /** Takes the lock for the session if it is free. */
  public boolean tryLock(JdbcClient session) {
    return call("pg_try_advisory_lock", session).query(Boolean.class).single();
  }

  public void unlock(JdbcClient session) {
    call("pg_advisory_unlock", session).query().listOfRows();
  }

  /**
   * Waits for an exclusive holder, if any, and takes the lock beside the other sharing sessions.
   */
  public void lockShared(JdbcClient session) {
    call("pg_advisory_lock_shared", session).query().listOfRows();
  }

  public void unlockShared(JdbcClient session) {
    call("pg_advisory_unlock_shared", session).query().listOfRows();
  }

  /** Takes the lock for the running transaction if it is free. */
  public boolean tryLockInTransaction(JdbcClient jdbc) {
    return call("pg_try_advisory_xact_lock", jdbc).query(Boolean.class).single();
  }

  /** Whether any session holds this lock of a group. */
  public boolean isHeld(JdbcClient jdbc) {
    return !holders("=", jdbc).isEmpty();
  }

  /** The application names of the sessions that hold another lock of the group. */
  public List<String> holdersOfOthersInGroup(JdbcClient jdbc) {
    return holders("<>", jdbc);
  }

  private List<String> holders(String comparison, JdbcClient jdbc) {
    return withKey(jdbc.sql(HOLDERS.formatted(comparison, memberKey)))
        .query((row, number) -> row.getString(1))
        .list();
  }

  private JdbcClient.StatementSpec call(String function, JdbcClient jdbc) {
    var key = memberKey.isEmpty() ? "hashtext(:name)" : "hashtext(:name), " + memberKey;
    return withKey(jdbc.sql("select %s(%s)".formatted(function, key)));
  }

  private JdbcClient.StatementSpec withKey(JdbcClient.StatementSpec statement) {
    return statement.param("name", name).param("member", member);
  }
}
