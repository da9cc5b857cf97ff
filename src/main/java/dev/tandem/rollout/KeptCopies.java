package dev.tandem.rollout;

import dev.tandem.kernel.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;

/**
 * The copies of a module that are kept up to date between home and its service, and their end. A
 * copy that nobody follows any more makes the disk of the other side fill.
 */
class KeptCopies {

  private final ModuleDatabases databases;
  private final Watch.Connections home;

  KeptCopies(ModuleDatabases databases, Watch.Connections home) {
    this.databases = databases;
    this.home = home;
  }

  /** What home's database keeps for the module's service. */
  List<Lag> of(String module) {
    return Lag.all(databases.homeSide(), module);
  }

  /**
   * Ends them in both directions. The rows stay where they are; the next move begins with a new
   * copy, and not before this is done.
   *
   * @param check throws where they may not end
   * @return the sides that did not answer, where something may be left
   */
  List<String> release(String module, Runnable check) {
    try (var _ = MoverLock.take(home).orElseThrow(KeptCopies::busy)) {
      check.run();
      return release(module);
    }
  }

  private static Problem busy() {
    return Problem.conflict(
        "already-moving", "A module is being moved at this moment; ask again when it has arrived.");
  }

  private List<String> release(String module) {
    var left = new ArrayList<String>();
    var sides = databases.sides(module);
    for (var side : sides) {
      answered(side, left, () -> Feed.dropSubscriptions(side, module));
    }
    for (var side : sides) {
      answered(
          side,
          left,
          () -> {
            Feed.dropSources(side, module);
            Marks.remove(side, module);
            Target.forget(side, Tables.of(side, module, List.of()));
          });
    }
    return left;
  }

  private static void answered(Side side, List<String> left, Runnable work) {
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
