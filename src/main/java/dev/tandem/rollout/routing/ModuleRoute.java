package dev.tandem.rollout.routing;

import dev.openfeature.sdk.Reason;
import java.time.Instant;
import java.util.Locale;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The stage of a module.
 *
 * @param epoch grows with every change
 * @param moving whether a move of the module has not ended
 * @param canary whose reads the service answers in the stage {@code CANARY}
 */
@AggregateRoot
@Table(schema = "rollout", name = "route")
public record ModuleRoute(
    @Id @Identity String module,
    Stage stage,
    long epoch,
    Instant since,
    boolean moving,
    @Transient Canary canary) {

  /**
   * The stage for one routing unit: a unit that the canary leaves out is in the shadow.
   *
   * @param unit null if there is none
   */
  StageEvaluation evaluate(@Nullable String unit, Instant now) {
    return switch (stage) {
      case HOME, SHADOW, AWAY ->
          new StageEvaluation(
              stage,
              stage.name().toLowerCase(Locale.ROOT),
              Reason.STATIC.name(),
              "%s runs %s for everybody.".formatted(module, stage.location()));
      case CANARY -> canary.evaluate(module, unit, now);
    };
  }
}
