package dev.tandem.signals.gate;

import dev.tandem.signals.cycle.ModuleStage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last published about a gate.
 *
 * @param version grows with every publication
 */
record PublishedGate(
    String module,
    ModuleStage target,
    long version,
    long epoch,
    boolean open,
    String missing,
    @Nullable Instant earliest,
    Instant judgedAt) {

  /** It is said again now and then, so that rollout knows that somebody still judges. */
  private static final Duration REPEATED = Duration.ofHours(1);

  Gate gate() {
    return new Gate(module, target, epoch, open, missing, earliest);
  }

  boolean isStillSaid(Gate gate, Instant now) {
    return gate().equals(gate) && judgedAt.plus(REPEATED).isAfter(now);
  }
}
