package dev.tandem.rollout.mirror;

import dev.tandem.kernel.persistence.Rows;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to which position the decisions of each module have been compared. */
@Repository
class DecisionProgress {

  private final JdbcClient jdbc;

  DecisionProgress(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long of(String module) {
    return jdbc.sql("select position from rollout.decision_progress where module = ?")
        .param(module)
        .query(Rows.of(Long.class))
        .optional()
        .orElse(0L);
  }

  /**
   * @return false if another process has come further meanwhile, so that nothing counts twice
   */
  boolean advance(String module, long from, long to) {
    jdbc.sql(
            "insert into rollout.decision_progress (module, position) values (?, 0) on conflict do nothing")
        .param(module)
        .update();
    return jdbc.sql(
                "update rollout.decision_progress set position = ? where module = ? and position = ?")
            .params(to, module, from)
            .update()
        == 1;
  }
}
