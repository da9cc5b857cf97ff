package dev.tandem.rollout.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a module is live.
 *
 * @param epoch grows with every change
 * @param moving whether it is on its way to the other stage
 */
public record ModuleRoute(String module, Stage stage, long epoch, Instant since, boolean moving) {

  /** Where the module is live for one unit of its routing; today all units are together. */
  Stage stageOf(@Nullable String unit) {
    return stage;
  }
}
