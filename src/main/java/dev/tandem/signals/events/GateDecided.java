package dev.tandem.signals.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.rollout.verdict.GateJudged;
import java.time.Instant;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whether a module may enter a stage. Published when that changes, and every hour.
 *
 * @param target the stage: {@code CANARY} or {@code AWAY}
 * @param epoch of the module's route by which it was decided
 * @param missing what is missing, or by what the gate is open, in sentences without personal data
 * @param earliest when it may open if all goes well; null if that cannot be said, or if it is open
 */
@DomainEvent(namespace = "signals", name = "gate-decided")
public record GateDecided(
    EventMetadata meta,
    String module,
    String target,
    long epoch,
    boolean open,
    String missing,
    @Nullable Instant earliest)
    implements GateJudged {}
