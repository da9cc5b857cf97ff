package dev.tandem.eventing.ownership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table with a row for each module that was ever moved, fenced or stopped from consuming. */
record ModuleOwnershipTable(JdbcClient jdbc) {

  ModuleOwnership find(String module) {
    return select(module, "");
  }

  /** Locks the module's row until the transaction ends. */
  ModuleOwnership lock(String module) {
    jdbc.sql("insert into eventing.module_ownership (module) values (?) on conflict do nothing")
        .param(module)
        .update();
    return select(module, " for update");
  }

  private ModuleOwnership select(String module, String locking) {
    return jdbc.sql("select * from eventing.module_ownership where module = ?" + locking)
        .param(module)
        .query((row, i) -> ownership(row))
        .optional()
        .orElseGet(() -> ModuleOwnership.neverMoved(module));
  }

  List<ModuleOwnership> all() {
    return jdbc.sql("select * from eventing.module_ownership order by module")
        .query((row, i) -> ownership(row))
        .list();
  }

  private static ModuleOwnership ownership(ResultSet row) throws SQLException {
    return new ModuleOwnership(
        row.getString("module"),
        row.getBoolean("writable"),
        row.getBoolean("consuming"),
        row.getLong("epoch"),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }

  /**
   * @return whether the module had no row yet
   */
  boolean insertFenced(String module) {
    return jdbc.sql(
                """
                insert into eventing.module_ownership (module, writable, consuming)
                values (?, false, false) on conflict do nothing
                """)
            .param(module)
            .update()
        > 0;
  }

  void setConsuming(String module, boolean consuming) {
    jdbc.sql(
            """
            insert into eventing.module_ownership (module, consuming) values (?, ?)
            on conflict (module) do update set consuming = excluded.consuming
            """)
        .params(module, consuming)
        .update();
  }

  void fence(String module, long epoch) {
    jdbc.sql(
            """
            update eventing.module_ownership
               set writable = false, epoch = ?, since = clock_timestamp()
             where module = ?
            """)
        .params(epoch, module)
        .update();
  }

  void activate(String module, long epoch) {
    jdbc.sql(
            """
            update eventing.module_ownership
               set writable = true, consuming = true, epoch = ?, since = clock_timestamp()
             where module = ?
            """)
        .params(epoch, module)
        .update();
  }
}
