package dev.tandem.kernel.branch;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.routing.Share;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Branches in the module's own schema, whose migration creates {@code branch}, {@code
 * branch_account}, {@code branch_change} and {@code branch_lock}. A branch that nobody has changed
 * or compared has no row.
 */
public final class BranchRows {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final String module;
  private final String branches;
  private final String accounts;
  private final BranchTotals totals;
  private final BranchHistory history;
  private final BranchLocks locks;
  private final Consumer<RecordedChange> published;

  /**
   * @param published called with each change, in its transaction
   */
  public BranchRows(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      String schema,
      Consumer<RecordedChange> published) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.module = schema;
    this.branches = schema + ".branch";
    this.accounts = schema + ".branch_account";
    this.totals = new BranchTotals(jdbc, schema);
    this.history = new BranchHistory(jdbc, schema);
    this.locks = new BranchLocks(jdbc, schema);
    this.published = published;
  }

  String module() {
    return module;
  }

  BranchTotals totals() {
    return totals;
  }

  BranchHistory history() {
    return history;
  }

  /** Adds an entry to the history, and hands it to whoever publishes it. */
  void record(String branch, BranchChange change) {
    history.add(branch, change);
    published.accept(RecordedChange.of(module, branch, change));
  }

  BranchLocks locks() {
    return locks;
  }

  void inTransaction(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }

  BranchSetting find(String name, BranchSetting initial) {
    return jdbc.sql(
            "select share, compared_share, version, since from " + branches + " where name = ?")
        .param(name)
        .query(Rows.of(StoredSetting.class))
        .optional()
        .filter(it -> it.version() > 0)
        .map(it -> setting(name, it))
        .orElse(initial);
  }

  private BranchSetting setting(String name, StoredSetting stored) {
    var named =
        jdbc.sql("select member_id, included from " + accounts + " where branch = ?")
            .param(name)
            .query(Rows.of(Account.class))
            .list();
    return new BranchSetting(
        new Share(stored.share()),
        new Share(stored.comparedShare()),
        members(named, true),
        members(named, false),
        stored.version(),
        stored.since());
  }

  private static Set<UUID> members(Collection<Account> named, boolean included) {
    return named.stream()
        .filter(it -> it.included() == included)
        .map(Account::memberId)
        .collect(Collectors.toSet());
  }

  /** Reads the setting and keeps others from changing it until the transaction ends. */
  BranchSetting lock(String name, BranchSetting initial) {
    begin(name, initial);
    jdbc.sql("select name from " + branches + " where name = ? for update")
        .param(name)
        .query(String.class)
        .single();
    return find(name, initial);
  }

  /** Replaces a setting that is locked; what was counted before counts no more. */
  void replace(String name, BranchSetting setting, long version, Instant now) {
    jdbc.sql(
            "update "
                + branches
                + " set share = :share, compared_share = :compared, version = :version,"
                + " since = :now, compared = 0, different = 0, dropped = 0, slower = 0,"
                + " faster = 0, even = 0, current_errors = 0, next_errors = 0"
                + " where name = :name")
        .param("name", name)
        .param("share", setting.share().basisPoints())
        .param("compared", setting.compared().basisPoints())
        .param("version", version)
        .param("now", now)
        .update();
    jdbc.sql("delete from " + accounts + " where branch = ?").param(name).update();
    setting.included().forEach(account -> name(name, account, true));
    setting.exempted().forEach(account -> name(name, account, false));
  }

  private void name(String branch, UUID account, boolean included) {
    jdbc.sql("insert into " + accounts + " (branch, member_id, included) values (?, ?, ?)")
        .params(branch, account, included)
        .update();
  }

  /** Makes sure that there is a row to lock or to count in. */
  void begin(String name, BranchSetting initial) {
    jdbc.sql(
            "insert into "
                + branches
                + " (name, share, compared_share, version, since)"
                + " values (?, ?, ?, 0, ?) on conflict (name) do nothing")
        .params(
            name, initial.share().basisPoints(), initial.compared().basisPoints(), initial.since())
        .update();
  }

  record StoredSetting(int share, int comparedShare, long version, Instant since) {}

  record Account(UUID memberId, boolean included) {}
}
