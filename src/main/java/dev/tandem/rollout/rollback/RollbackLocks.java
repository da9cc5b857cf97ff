package dev.tandem.rollout.rollback;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Timestamps;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The modules that advance no more until an operator has acknowledged a roll back. */
@Repository
public class RollbackLocks {

  private static final String SELECT =
      "select module, from_stage, signal, reason, at from rollout.rollback_lock ";

  private final JdbcClient jdbc;

  public RollbackLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<RollbackLock> find(String module) {
    return jdbc.sql(SELECT + "where module = ?")
        .param(module)
        .query(Rows.of(RollbackLock.class))
        .optional();
  }

  List<RollbackLock> findAll() {
    return jdbc.sql(SELECT + "order by module").query(Rows.of(RollbackLock.class)).list();
  }

  /**
   * @return false if the module is locked already
   */
  boolean add(RollbackLock lock) {
    return jdbc.sql(
                """
                insert into rollout.rollback_lock (module, from_stage, signal, reason, at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .param(lock.module())
            .param(lock.fromStage().name())
            .param(lock.signal())
            .param(lock.reason())
            .param(Timestamps.toTimestamp(lock.at()))
            .update()
        == 1;
  }

  /**
   * @return false if the module was not locked
   */
  public boolean remove(String module) {
    return jdbc.sql("delete from rollout.rollback_lock where module = ?").param(module).update()
        == 1;
  }
}
