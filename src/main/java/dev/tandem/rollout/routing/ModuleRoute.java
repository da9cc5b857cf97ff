package dev.tandem.rollout.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The side on which a module is live.
 *
 * @param epoch grows with every change
 * @param moving whether a move of the module has not ended
 */
public record ModuleRoute(String module, Stage stage, long epoch, Instant since, boolean moving) {

  /** The stage for one routing unit; all units of a module share its stage today. */
  Stage stageOf(@Nullable String unit) {
    return stage;
  }
}
