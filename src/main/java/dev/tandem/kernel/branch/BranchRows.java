package dev.tandem.kernel.branch;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.routing.Share;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settings and counts of branches in the module's own schema, which its migration creates as {@code
 * branch} and {@code branch_account}. A branch that nobody has changed or compared has no row.
 */
public final class BranchRows {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final String module;
  private final String branches;
  private final String accounts;

  public BranchRows(JdbcClient jdbc, TransactionTemplate transaction, String schema) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.module = schema;
    this.branches = schema + ".branch";
    this.accounts = schema + ".branch_account";
  }

  String module() {
    return module;
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

  /** Replaces the setting, with the next version; what was counted before counts no more. */
  void replace(String name, BranchSetting setting, Instant now) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql(
              "insert into "
                  + branches
                  + " (name, share, compared_share, version, since)"
                  + " values (:name, :share, :compared, 1, :now)"
                  + " on conflict (name) do update set share = :share, compared_share = :compared,"
                  + " version = branch.version + 1, since = :now, compared = 0, different = 0,"
                  + " dropped = 0, slower = 0, faster = 0, even = 0, current_errors = 0,"
                  + " next_errors = 0")
          .param("name", name)
          .param("share", setting.share().basisPoints())
          .param("compared", setting.compared().basisPoints())
          .param("now", now)
          .update();
      jdbc.sql("delete from " + accounts + " where branch = ?").param(name).update();
      setting.included().forEach(account -> name(name, account, true));
      setting.exempted().forEach(account -> name(name, account, false));
    });
  }

  private void name(String branch, UUID account, boolean included) {
    jdbc.sql("insert into " + accounts + " (branch, member_id, included) values (?, ?, ?)")
        .params(branch, account, included)
        .update();
  }

  BranchCounts counts(String name) {
    return jdbc.sql(
            "select compared, different, dropped, slower, faster, even, current_errors, next_errors"
                + " from "
                + branches
                + " where name = ?")
        .param(name)
        .query(Rows.of(BranchCounts.class))
        .optional()
        .orElse(BranchCounts.NONE);
  }

  /** Adds what was counted under this version of the setting, in the caller's transaction. */
  void add(String name, BranchSetting initial, BranchReport report) {
    jdbc.sql(
            "insert into "
                + branches
                + " (name, share, compared_share, version, since)"
                + " values (?, ?, ?, 0, ?) on conflict (name) do nothing")
        .params(
            name, initial.share().basisPoints(), initial.compared().basisPoints(), initial.since())
        .update();
    jdbc.sql(
            "update "
                + branches
                + " set compared = compared + :compared, different = different + :different,"
                + " dropped = dropped + :dropped, slower = slower + :slower, faster = faster +"
                + " :faster, even = even + :even, current_errors = current_errors +"
                + " :current_errors, next_errors = next_errors + :next_errors"
                + " where name = :name and version = :version")
        .param("name", name)
        .param("version", report.version())
        .param("compared", report.counts().compared())
        .param("different", report.counts().different())
        .param("dropped", report.counts().dropped())
        .param("slower", report.counts().slower())
        .param("faster", report.counts().faster())
        .param("even", report.counts().even())
        .param("current_errors", report.counts().currentErrors())
        .param("next_errors", report.counts().nextErrors())
        .update();
  }

  record StoredSetting(int share, int comparedShare, long version, Instant since) {}

  record Account(UUID memberId, boolean included) {}
}
