package dev.tandem.rollout.replication;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

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

  private final ReplicationStart start;

  /** Created on first use, as the names of the links depend on the identities of the databases. */
  private final SingletonSupplier<ReplicationLinks> links;

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
    var rows =
        Stream.concat(ownedRows.stream(), Stream.of(ReplicationMarker.rowsOf(module))).toList();
    this.start = new ReplicationStart(module, source, target, rows, ownershipCheck);
    this.links = SingletonSupplier.of(() -> ReplicationLinks.between(module, source, target));
  }

  /**
   * @throws CannotReplicateException that says in one sentence what is missing
   */
  public void checkPrerequisites() {
    start.prerequisites().check();
  }

  /**
   * Continues an existing copy, or starts a new one.
   *
   * @throws CannotReplicateException when the module is live in the target
   */
  public void start() {
    ReplicationMarker.createTable(start.source());
    ReplicationMarker.createTable(start.target());
    start.copy(links.obtain());
  }

  /**
   * @throws CannotReplicateException when the subscription is disabled or fails again and again
   */
  public boolean isCopyComplete() {
    return links.obtain().isCopyComplete();
  }

  /** The progress of the copy, in a phrase for operators. */
  public String describeProgress() {
    return links.obtain().forward().status().describe();
  }

  /** Lets the source follow the target, without a copy. Requires that the copy is complete. */
  public void startReverse() {
    start.follow(links.obtain());
  }

  /**
   * Waits until the target has everything that was committed in the source before this call. An
   * unreachable database is waited for.
   *
   * @return false when the timeout is over first
   * @throws CannotReplicateException when the target rejects changes
   */
  public boolean catchUp(Duration timeout) {
    return new CatchUp(this::isCopyComplete, links.obtain().marker()).await(timeout);
  }

  /** Sets the sequences of the target to those of the source, while the source is not written. */
  public void syncSequences() {
    new SequenceSync(start.module(), start.source(), start.target()).copyLastValues();
  }

  public SlotLag lag() {
    return SlotLag.of(start.source(), links.obtain().forward().name());
  }

  /** Ends the replication in both directions; the rows stay. */
  public void stop() {
    links.obtain().drop();
    for (var database : List.of(start.source(), start.target())) {
      ReplicationMarker.delete(database, start.module());
      CopyTarget.resetReplicaIdentity(database, start.tablesIn(database));
    }
  }
}
