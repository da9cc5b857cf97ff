package dev.tandem.signals.gate;

import dev.tandem.signals.cycle.ModuleStage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a module may enter a stage.
 *
 * @param epoch of the module's route by which it was decided
 * @param missing what is missing, or by what it is open, in sentences
 * @param earliest when it may open if all goes well; null if that cannot be said, or if it is open
 */
public record Gate(
    String module,
    ModuleStage target,
    long epoch,
    boolean open,
    String missing,
    @Nullable Instant earliest) {}
