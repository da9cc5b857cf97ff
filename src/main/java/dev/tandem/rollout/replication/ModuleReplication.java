package dev.tandem.rollout.replication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Keeps a module's tables on one side equal to those of the other while both run, in both
 * directions: whichever side is live, the other follows. Everything may be asked for again; what is
 * done already is not done twice.
 *
 * <p>In this order: {@link #checkPrerequisites}, {@link #start}, {@link #isCopyComplete}, {@link
 * #startReverse}; in the pause {@link #catchUp} and {@link #syncSequences}; {@link #stop} when no
 * copy is wanted any more. Keep the instance: it tells a disturbance from a failure by what it has
 * seen before.
 */
public final class ModuleReplication {

  private static final long POLL_NANOS = 2_000_000; // nanoseconds
  private static final int MAX_ERRORS = 3;
  private static final long UNKNOWN = -1;

  private final String module;
  private final ModuleDatabase sourceDatabase;
  private final ModuleDatabase targetDatabase;
  private final List<SharedTableRows> sharedRows;
  private final SequenceSync sequences;
  private final OwnershipCheck ownershipCheck;
  private @Nullable ReplicationLinks links;
  private long toleratedErrors = UNKNOWN;

  private record ReplicationLinks(
      ReplicationLink forward, ReplicationLink reverse, ReplicationMarker marker) {}

  /**
   * @param from where the module is live
   * @param portions of other tables that travel along
   */
  public ModuleReplication(
      String module,
      ModuleDatabase sourceDatabase,
      ModuleDatabase targetDatabase,
      List<SharedTableRows> sharedRows,
      OwnershipCheck ownershipCheck) {
    this.module = module;
    this.sourceDatabase = sourceDatabase;
    this.targetDatabase = targetDatabase;
    this.sharedRows = new ArrayList<>(sharedRows);
    this.sharedRows.add(ReplicationMarker.rowsOf(module));
    this.sequences = new SequenceSync(module, sourceDatabase, targetDatabase);
    this.ownershipCheck = ownershipCheck;
  }

  /**
   * Whether the module may be emptied on a side: it is not live there. Asked before anything is
   * deleted.
   */
  public interface OwnershipCheck {
    boolean isLive(ModuleDatabase side);
  }

  private ReplicationLinks links() {
    var known = links;
    if (known == null) {
      known =
          new ReplicationLinks(
              new ReplicationLink(module, sourceDatabase, targetDatabase),
              new ReplicationLink(module, targetDatabase, sourceDatabase),
              new ReplicationMarker(module, sourceDatabase, targetDatabase));
      links = known;
    }
    return known;
  }

  /**
   * @throws CannotReplicateException when there is something that hinders, in one sentence
   */
  public void checkPrerequisites() {
    new ReplicationPrerequisites(module, sourceDatabase, targetDatabase, sharedRows).check();
  }

  /**
   * Goes on with the copy there is, or makes one: empties the tables of the target and fills them.
   *
   * @throws CannotReplicateException where the target is live
   */
  public void start() {
    ReplicationMarker.createTable(sourceDatabase);
    ReplicationMarker.createTable(targetDatabase);
    var its = links();
    var tables = TableCatalog.load(sourceDatabase, module, sharedRows);
    if (its.forward().isIntact(tables)) {
      its.forward().reconnect();
      return;
    }
    requireNotLive();
    its.reverse().drop();
    its.forward().drop();
    var target = new CopyTarget(targetDatabase, tables);
    CopyTarget.setReplicaIdentity(sourceDatabase, tables);
    CopyTarget.setReplicaIdentity(targetDatabase, tables);
    its.forward().prepareSource(tables);
    target.deleteRows();
    its.forward().subscribe(true);
  }

  private void requireNotLive() {
    if (ownershipCheck.isLive(targetDatabase)) {
      throw new CannotReplicateException(
          "%s is live in the database of %s, so its tables there are not emptied for a copy from %s."
              .formatted(module, targetDatabase.name(), sourceDatabase.name()));
    }
  }

  /**
   * @throws CannotReplicateException when the copy fails again and again
   */
  public boolean isCopyComplete() {
    try {
      sourceDatabase.queryOne(Boolean.class, "select true");
    } catch (DataAccessException e) {
      toleratedErrors = UNKNOWN;
      throw e;
    }
    var applying = links().forward().status();
    checkApplyErrors(applying);
    return applying.isCopyComplete();
  }

  /** How far the copy is, in words. */
  public String describeProgress() {
    var applying = links().forward().status();
    return "%d of %d tables copied, %d errors"
        .formatted(applying.copiedTables(), applying.totalTables(), applying.errors());
  }

  /** Makes the way back, over which the source follows when the target is live. After the copy. */
  public void startReverse() {
    var back = links().reverse();
    var tables = TableCatalog.load(targetDatabase, module, sharedRows);
    if (back.isIntact(tables)) {
      back.reconnect();
      return;
    }
    requireNotLive();
    back.drop();
    back.prepareSource(tables);
    back.subscribe(false);
  }

  /**
   * Waits until the target has what was committed at the source before this call. A database that
   * does not answer is waited for.
   *
   * @return false when that takes longer than the patience
   * @throws CannotReplicateException when the target refuses what it is sent
   */
  public boolean catchUp(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!TransientOutage.tolerate(this::isCopyComplete)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(10 * POLL_NANOS);
    }
    var marks = links().marker();
    long mark = 0;
    for (int i = 1; System.nanoTime() < deadline; i++) {
      if (mark == 0) {
        mark = TransientOutage.tolerate(marks::write, 0L);
      }
      long it = mark;
      if (it > 0 && TransientOutage.tolerate(() -> marks.hasArrived(it))) {
        return true;
      }
      if (i % 250 == 0) {
        TransientOutage.tolerate(this::isCopyComplete);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return false;
  }

  /** The target draws numbers where the source stopped. While the source rests. */
  public void syncSequences() {
    sequences.copyLastValues();
  }

  public SlotLag lag() {
    return SlotLag.of(sourceDatabase, links().forward().name());
  }

  /** Removes whatever carries changes in either direction; the rows stay where they are. */
  public void stop() {
    var its = links();
    try {
      its.forward().drop();
    } finally {
      its.reverse().drop();
    }
    for (var side : List.of(sourceDatabase, targetDatabase)) {
      ReplicationMarker.delete(side, module);
      CopyTarget.resetReplicaIdentity(side, TableCatalog.load(side, module, sharedRows));
    }
  }

  /** A cut connection is an error too, so only what goes on counts. */
  private void checkApplyErrors(ReplicationStatus applying) {
    if (!applying.enabled()) {
      throw new CannotReplicateException(
          "the subscription %s in the database of %s was stopped; begin again to go on."
              .formatted(links().forward().name(), targetDatabase.name()));
    }
    if (toleratedErrors == UNKNOWN || applying.running() && applying.conflicts() == 0) {
      toleratedErrors = applying.errors();
    }
    if (applying.errors() - toleratedErrors >= MAX_ERRORS) {
      throw new CannotReplicateException(
          ("the database of %s refuses what %s sends, %d times so far, %d of them because a row is there already:"
                  + " its log names table and key; remove the cause there, or end the copy and begin it again.")
              .formatted(
                  targetDatabase.name(),
                  sourceDatabase.name(),
                  applying.errors(),
                  applying.conflicts()));
    }
  }
}
