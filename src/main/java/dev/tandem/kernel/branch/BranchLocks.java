package dev.tandem.kernel.branch;

import dev.tandem.kernel.persistence.Rows;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The branches whose new implementation answers nobody until an operator has acknowledged why. */
final class BranchLocks {

  private final JdbcClient jdbc;
  private final String locks;

  BranchLocks(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.locks = schema + ".branch_lock";
  }

  Optional<BranchLock> find(String branch) {
    return jdbc.sql("select at, reason from " + locks + " where branch = ?")
        .param(branch)
        .query(Rows.of(BranchLock.class))
        .optional();
  }

  void add(String branch, BranchLock lock) {
    jdbc.sql("insert into " + locks + " (branch, at, reason) values (?, ?, ?)")
        .params(branch, lock.at(), lock.reason())
        .update();
  }

  /**
   * @return false if the branch was not locked
   */
  boolean remove(String branch) {
    return jdbc.sql("delete from " + locks + " where branch = ?").param(branch).update() == 1;
  }
}
