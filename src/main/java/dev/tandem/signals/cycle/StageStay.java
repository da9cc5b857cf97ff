package dev.tandem.signals.cycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module's time in one stage, however often the accounts of its canary changed.
 *
 * @param epoch of the latest change within it
 * @param until null while it lasts
 */
public record StageStay(
    String module, ModuleStage stage, long epoch, Instant since, @Nullable Instant until) {

  /** The stays of one module, the first one first. */
  static List<StageStay> of(List<StageChange> changes) {
    List<StageStay> stays = new ArrayList<>();
    for (var change : changes) {
      var last = stays.isEmpty() ? null : stays.removeLast();
      if (last != null && last.stage == change.toStage()) {
        stays.add(new StageStay(last.module, last.stage, change.epoch(), last.since, null));
        continue;
      }
      if (last != null) {
        stays.add(new StageStay(last.module, last.stage, last.epoch, last.since, change.at()));
      }
      stays.add(
          new StageStay(change.module(), change.toStage(), change.epoch(), change.at(), null));
    }
    return List.copyOf(stays);
  }

  /** Whether the module was in this stage from the start of the cycle to its end, or until now. */
  public boolean covers(Cycle cycle) {
    return !since.isAfter(cycle.start()) && (until == null || !until.isBefore(cycle.end()));
  }

  /** Whether the module was in this stage for some of the cycle. */
  public boolean touches(Cycle cycle) {
    return since.isBefore(cycle.end()) && (until == null || until.isAfter(cycle.start()));
  }
}
