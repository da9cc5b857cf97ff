package dev.tandem.rollout;

import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;

/**
 * The copies of a module that are kept up to date between home and its service, and their end. A
 * copy that nobody follows any more makes the disk of the other side fill.
 */
class KeptCopies {

  private final ModuleDatabases databases;

  KeptCopies(ModuleDatabases databases) {
    this.databases = databases;
  }

  /** What home's database keeps for the module's service. */
  List<Lag> of(String module) {
    return Lag.all(databases.homeSide(), module);
  }

  /**
   * Ends them in both directions. The rows stay where they are; the next move begins with a new
   * copy.
   *
   * @return the sides that did not answer, where something may be left
   */
  List<String> release(String module) {
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
