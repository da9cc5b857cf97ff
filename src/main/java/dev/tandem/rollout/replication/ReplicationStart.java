package dev.tandem.rollout.replication;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import java.util.List;

/** Starts the replication in one direction or the other, or continues it. */
record ReplicationStart(
    String module,
    ModuleDatabase source,
    ModuleDatabase target,
    List<OwnedRows> ownedRows,
    OwnershipCheck ownershipCheck) {

  ReplicationPrerequisites prerequisites() {
    return new ReplicationPrerequisites(module, source, target, ownedRows);
  }

  /** Empties the tables of the target and fills them, unless that has been done. */
  void copy(ReplicationLinks links) {
    var forward = links.forward();
    var tables = tablesIn(source);
    if (forward.isIntact(tables)) {
      forward.reconnect();
      return;
    }
    requireNotLive();
    links.reverse().drop();
    forward.drop();
    CopyTarget.setReplicaIdentity(source, tables);
    CopyTarget.setReplicaIdentity(target, tables);
    forward.prepareSource(tables);
    new CopyTarget(target, tables).deleteRows();
    forward.subscribe(true);
  }

  /** Lets the source follow the target, without a copy. */
  void follow(ReplicationLinks links) {
    var reverse = links.reverse();
    var tables = tablesIn(target);
    if (reverse.isIntact(tables)) {
      reverse.reconnect();
      return;
    }
    requireNotLive();
    reverse.drop();
    reverse.prepareSource(tables);
    reverse.subscribe(false);
  }

  TableCatalog tablesIn(ModuleDatabase database) {
    return TableCatalog.load(database, module, ownedRows);
  }

  private void requireNotLive() {
    if (ownershipCheck.isLive(target)) {
      throw new CannotReplicateException(
          "%s is live in the database of %s, so its tables there are not emptied for a copy from %s."
              .formatted(module, target.name(), source.name()));
    }
  }
}
