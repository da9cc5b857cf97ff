package dev.tandem.kernel.branch;

import dev.tandem.kernel.persistence.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up what all processes have counted since the setting of a branch was made. */
final class BranchTotals {

  private final JdbcClient jdbc;
  private final String branches;

  BranchTotals(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.branches = schema + ".branch";
  }

  BranchCounts find(String name) {
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

  /** Adds what was counted, if it was under the setting in force, in the caller's transaction. */
  void add(String name, BranchReport report) {
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
}
