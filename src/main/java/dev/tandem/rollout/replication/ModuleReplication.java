package dev.tandem.rollout.replication;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Replicates a module's tables between two databases while both are in use, in both directions:
 * whichever side is live, the other follows. Every method may be called again; what is done already
 * is not done twice.
 *
 * <p>The order is {@link #checkPrerequisites}, {@link #start}, {@link #isCopyComplete}, {@link
 * #startReverse}; while writes are paused {@link #catchUp} and {@link #syncSequences}; {@link
 * #stop} when the copy is no longer wanted. Use one instance throughout: it remembers earlier
 * errors to tell a disturbance from a failure.
 */
public final class ModuleReplication {

  private final String module;
  private final ModuleDatabase source;
  private final ModuleDatabase target;
  private final List<OwnedRows> ownedRows;
  private final SequenceSync sequences;
  private final OwnershipCheck ownershipCheck;
  private @Nullable Links links;

  private record Links(
      ReplicationLink forward,
      ReplicationLink reverse,
      ReplicationMarker marker,
      ApplyErrorMonitor errors) {}

  /**
   * @param source where the module is live
   * @param ownedRows rows of shared tables that are replicated, too
   */
  public ModuleReplication(
      String module,
      ModuleDatabase source,
      ModuleDatabase target,
      List<OwnedRows> ownedRows,
      OwnershipCheck ownershipCheck) {
    this.module = module;
    this.source = source;
    this.target = target;
    this.ownedRows = new ArrayList<>(ownedRows);
    this.ownedRows.add(ReplicationMarker.rowsOf(module));
    this.sequences = new SequenceSync(module, source, target);
    this.ownershipCheck = ownershipCheck;
  }

  /** Tells whether the module is live in a database; asked before its rows there are deleted. */
  public interface OwnershipCheck {
    boolean isLive(ModuleDatabase database);
  }

  /** Created on first use, as the names of the links depend on the identities of the databases. */
  private Links links() {
    var known = links;
    if (known == null) {
      var forward = new ReplicationLink(module, source, target);
      known =
          new Links(
              forward,
              new ReplicationLink(module, target, source),
              new ReplicationMarker(module, source, target),
              new ApplyErrorMonitor(forward, source, target));
      links = known;
    }
    return known;
  }

  /**
   * @throws CannotReplicateException that says in one sentence what is missing
   */
  public void checkPrerequisites() {
    new ReplicationPrerequisites(module, source, target, ownedRows).check();
  }

  /**
   * Continues an existing copy, or starts a new one: empties the tables of the target and fills
   * them.
   *
   * @throws CannotReplicateException when the module is live in the target
   */
  public void start() {
    ReplicationMarker.createTable(source);
    ReplicationMarker.createTable(target);
    var forward = links().forward();
    var tables = tablesIn(source);
    if (forward.isIntact(tables)) {
      forward.reconnect();
      return;
    }
    requireNotLive();
    links().reverse().drop();
    forward.drop();
    CopyTarget.setReplicaIdentity(source, tables);
    CopyTarget.setReplicaIdentity(target, tables);
    forward.prepareSource(tables);
    new CopyTarget(target, tables).deleteRows();
    forward.subscribe(true);
  }

  private TableCatalog tablesIn(ModuleDatabase database) {
    return TableCatalog.load(database, module, ownedRows);
  }

  private void requireNotLive() {
    if (ownershipCheck.isLive(target)) {
      throw new CannotReplicateException(
          "%s is live in the database of %s, so its tables there are not emptied for a copy from %s."
              .formatted(module, target.name(), source.name()));
    }
  }

  /**
   * @throws CannotReplicateException when the subscription is disabled or fails again and again
   */
  public boolean isCopyComplete() {
    try {
      source.queryOne(Boolean.class, "select true");
    } catch (DataAccessException e) {
      links().errors().reset();
      throw e;
    }
    var status = links().forward().status();
    links().errors().check(status);
    return status.isCopyComplete();
  }

  /** The progress of the copy, in a phrase for operators. */
  public String describeProgress() {
    var status = links().forward().status();
    return "%d of %d tables copied, %d errors"
        .formatted(status.copiedTables(), status.totalTables(), status.errors());
  }

  /** Lets the source follow the target, without a copy. Requires that the copy is complete. */
  public void startReverse() {
    var reverse = links().reverse();
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

  /**
   * Waits until the target has everything that was committed in the source before this call. An
   * unreachable database is waited for.
   *
   * @return false when the timeout is over first
   * @throws CannotReplicateException when the target rejects changes
   */
  public boolean catchUp(Duration timeout) {
    return new CatchUp(this::isCopyComplete, links().marker()).await(timeout);
  }

  /** Sets the sequences of the target to those of the source, while the source is not written. */
  public void syncSequences() {
    sequences.copyLastValues();
  }

  public SlotLag lag() {
    return SlotLag.of(source, links().forward().name());
  }

  /** Ends the replication in both directions; the rows stay. */
  public void stop() {
    try {
      links().forward().drop();
    } finally {
      links().reverse().drop();
    }
    for (var database : List.of(source, target)) {
      ReplicationMarker.delete(database, module);
      CopyTarget.resetReplicaIdentity(database, tablesIn(database));
    }
  }
}
