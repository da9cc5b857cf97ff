package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.move.MoveLock;
import dev.tandem.rollout.replication.CopyTarget;
import dev.tandem.rollout.replication.ModuleDatabase;
import dev.tandem.rollout.replication.ModuleDatabases;
import dev.tandem.rollout.replication.ReplicationLink;
import dev.tandem.rollout.replication.ReplicationMarker;
import dev.tandem.rollout.replication.SlotLag;
import dev.tandem.rollout.replication.TableCatalog;
import dev.tandem.rollout.routing.RouteWatcher;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;

/**
 * The copies of a module that are kept up to date between home and its service, and their end. A
 * copy that nobody follows any more makes the disk of the other side fill.
 */
public class StandbyCopies {

  private final ModuleDatabases databases;
  private final RouteWatcher.ConnectionSupplier homeConnections;

  public StandbyCopies(ModuleDatabases databases, RouteWatcher.ConnectionSupplier homeConnections) {
    this.databases = databases;
    this.homeConnections = homeConnections;
  }

  /** What home's database keeps for the module's service. */
  List<SlotLag> slotLags(String module) {
    return SlotLag.all(databases.homeDatabase(), module);
  }

  /**
   * Ends them in both directions. The rows stay where they are; the next move begins with a new
   * copy, and not before this is done.
   *
   * @param check throws where they may not end
   * @return the sides that did not answer, where something may be left
   */
  List<String> release(String module, Runnable check) {
    try (var _ = MoveLock.tryAcquire(homeConnections).orElseThrow(StandbyCopies::alreadyMoving)) {
      check.run();
      return release(module);
    }
  }

  private static Problem alreadyMoving() {
    return Problem.conflict(
        "already-moving", "A module is being moved at this moment; ask again when it has arrived.");
  }

  private List<String> release(String module) {
    var left = new ArrayList<String>();
    var sides = databases.allOf(module);
    for (var side : sides) {
      runUnlessUnreachable(side, left, () -> ReplicationLink.dropSubscriptions(side, module));
    }
    for (var side : sides) {
      runUnlessUnreachable(
          side,
          left,
          () -> {
            ReplicationLink.dropSlotsAndPublication(side, module);
            ReplicationMarker.delete(side, module);
            CopyTarget.resetReplicaIdentity(side, TableCatalog.load(side, module, List.of()));
          });
    }
    return left;
  }

  private static void runUnlessUnreachable(ModuleDatabase side, List<String> left, Runnable work) {
    if (left.contains(side.name())) {
      return;
    }
    try {
      work.run();
    } catch (DataAccessException e) {
      left.add(side.name());
    }
  }
}
