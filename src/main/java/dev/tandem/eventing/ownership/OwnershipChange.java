package dev.tandem.eventing.ownership;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A change of a module's ownership within a transaction. The row of the module is locked first,
 * then its cursors, then its tables.
 */
record OwnershipChange(
    JdbcClient jdbc, String module, ModuleOwnershipTable table, ModuleCursors cursors) {

  static OwnershipChange of(String module, JdbcClient jdbc) {
    return new OwnershipChange(
        jdbc, module, new ModuleOwnershipTable(jdbc), new ModuleCursors(jdbc, module));
  }

  void startFenced() {
    if (table.insertFenced(module)) {
      fenceTables();
      cursors.startForwarded();
    }
  }

  void suspendDeliveries() {
    cursors.lock();
    cursors.hold();
  }

  /**
   * @throws StaleEpochException if the epoch is not above the one it is live in, or below the one
   *     it is fenced in
   * @throws DetachedSubscriptionsException if it is live, and a subscription of it is paused or
   *     replayed
   */
  void fence(long epoch) {
    var current = table.lock(module);
    if (current.writable() ? epoch <= current.epoch() : epoch < current.epoch()) {
      throw new StaleEpochException(current, epoch);
    }
    cursors.lock();
    if (current.writable()) {
      cursors.requireNoneDetached();
    }
    fenceTables();
    table.fence(module, epoch);
    cursors.forward();
  }

  private void fenceTables() {
    jdbc.sql("select eventing.fence_tables(?)").param(module).query().listOfRows();
  }

  /**
   * @throws StaleEpochException if the epoch is not above the one it is fenced in
   */
  void activate(long epoch) {
    var current = table.lock(module);
    if (current.writable() && epoch == current.epoch()) {
      return;
    }
    if (epoch <= current.epoch()) {
      throw new StaleEpochException(current, epoch);
    }
    cursors.lock();
    jdbc.sql("select eventing.unfence_tables(?)").param(module).query().listOfRows();
    table.activate(module, epoch);
    cursors.activate();
  }
}
