package dev.tandem.signals.gate;

import dev.tandem.signals.cycle.ModuleStage;
import dev.tandem.signals.cycle.StageStay;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two operators open the gate of a stage although it is not proven. It holds while the module stays
 * in the stage in which they did.
 *
 * @param target the stage that may be entered
 * @param staySince since when the module was in its stage then
 * @param askedBy the id with which the operator signs in, as {@code confirmedBy}
 * @param confirmedBy never the one who asked; null until somebody confirms, as {@code confirmedAt}
 */
public record GateWaiver(
    UUID id,
    String module,
    ModuleStage target,
    Instant staySince,
    String askedBy,
    String reason,
    Instant askedAt,
    @Nullable String confirmedBy,
    @Nullable Instant confirmedAt) {

  public boolean isConfirmed() {
    return confirmedBy != null;
  }

  /** Whether it is of this stay. */
  public boolean isOf(StageStay stay) {
    return stay.module().equals(module) && stay.since().equals(staySince);
  }
}
