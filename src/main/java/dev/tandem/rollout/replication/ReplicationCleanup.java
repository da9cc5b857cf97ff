package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import java.util.List;

/**
 * Removes the replication of a module from one database, whatever the state of the other; the rows
 * stay. Call {@link #dropSubscriptions} for both databases before {@link #dropSources}.
 */
public final class ReplicationCleanup {

  private ReplicationCleanup() {}

  /** Drops the module's subscriptions in this database; their slots in the source stay. */
  public static void dropSubscriptions(ModuleDatabase database, String module) {
    database
        .queryStrings(
            """
            select s.subname from pg_subscription s join pg_database d on d.oid = s.subdbid
             where starts_with(s.subname, ?) and d.datname = current_database()
            """,
            Publication.nameFor(module) + "_")
        .forEach(subscription -> ReplicationSubscription.drop(database, subscription));
  }

  /** Drops everything from which other databases replicate the module. */
  public static void dropSources(ModuleDatabase database, String module) {
    SlotLag.all(database, module).forEach(lag -> new ReplicationSlot(database, lag.feed()).drop());
    new Publication(module, database).drop();
    ReplicationMarker.delete(database, module);
    CopyTarget.resetReplicaIdentity(database, TableCatalog.load(database, module, List.of()));
  }
}
