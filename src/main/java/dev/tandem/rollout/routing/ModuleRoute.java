package dev.tandem.rollout.routing;

import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The side on which a module is live.
 *
 * @param epoch grows with every change
 * @param moving whether a move of the module has not ended
 */
@AggregateRoot
@Table(schema = "rollout", name = "route")
public record ModuleRoute(
    @Id @Identity String module, Stage stage, long epoch, Instant since, boolean moving) {

  /** The stage for one routing unit; all units of a module share its stage today. */
  Stage stageOf(@Nullable String unit) {
    return stage;
  }
}
