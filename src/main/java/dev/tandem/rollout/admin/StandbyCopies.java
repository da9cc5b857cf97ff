package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.move.MoveLock;
import dev.tandem.rollout.replication.ReplicationCleanup;
import dev.tandem.rollout.replication.SlotLag;
import dev.tandem.rollout.routing.HomeConnections;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The standby copies of modules, replicated between home and the services. A copy without a
 * subscriber makes the other side's disk fill, so operators can delete it.
 */
@Component
class StandbyCopies {

  private final ModuleDatabases databases;
  private final HomeConnections homeConnections;

  StandbyCopies(ModuleDatabases databases, HomeConnections homeConnections) {
    this.databases = databases;
    this.homeConnections = homeConnections;
  }

  /** The slots that home's database keeps for the module's service. */
  List<SlotLag> slotLags(String module) {
    return SlotLag.all(databases.homeDatabase(), module);
  }

  /**
   * Deletes subscriptions, slots and publications in both directions; the rows stay. No move can
   * run meanwhile.
   *
   * @param check throws if the copies must not be deleted
   * @return the names of the databases that did not answer
   */
  List<String> release(String module, Runnable check) {
    try (var _ = MoveLock.tryAcquire(homeConnections).orElseThrow(StandbyCopies::alreadyMoving)) {
      check.run();
      return release(module);
    }
  }

  private static Problem alreadyMoving() {
    return Problem.conflict(
        "already-moving", "A module is being moved; repeat the request when the move has ended.");
  }

  private List<String> release(String module) {
    var unreachable = new ArrayList<String>();
    var sides = databases.allOf(module);
    for (var side : sides) {
      runUnlessUnreachable(
          side, unreachable, () -> ReplicationCleanup.dropSubscriptions(side, module));
    }
    for (var side : sides) {
      runUnlessUnreachable(side, unreachable, () -> ReplicationCleanup.dropSources(side, module));
    }
    return unreachable;
  }

  private static void runUnlessUnreachable(
      ModuleDatabase side, List<String> unreachable, Runnable work) {
    if (unreachable.contains(side.name())) {
      return;
    }
    try {
      work.run();
    } catch (DataAccessException e) {
      unreachable.add(side.name());
    }
  }
}
