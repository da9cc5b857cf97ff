package dev.tandem.kernel.branch;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records who has set a branch, when and why. Entries are never changed. */
final class BranchHistory {

  private final JdbcClient jdbc;
  private final String changes;

  BranchHistory(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.changes = schema + ".branch_change";
  }

  void add(String branch, BranchChange change) {
    jdbc.sql(
            "insert into "
                + changes
                + " (branch, version, at, operator, action, reason, setting)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .param(branch)
        .param(change.version())
        .param(change.at())
        .param(change.operator())
        .param(change.action().name())
        .param(change.reason())
        .param(change.setting())
        .update();
  }

  /** The latest first. */
  Page<BranchChange> page(String branch, Paging paging) {
    var entries =
        jdbc.sql(
                "select version, at, operator, action, reason, setting from "
                    + changes
                    + " where branch = ? order by at desc, id desc limit ? offset ?")
            .params(branch, paging.size(), paging.offset())
            .query(Rows.of(BranchChange.class))
            .list();
    long total =
        jdbc.sql("select count(*) from " + changes + " where branch = ?")
            .param(branch)
            .query(Long.class)
            .single();
    return Page.of(entries, paging, total);
  }
}
