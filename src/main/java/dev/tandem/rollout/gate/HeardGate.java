package dev.tandem.rollout.gate;

import dev.tandem.rollout.routing.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last heard of the gate before a stage of a module.
 *
 * @param epoch of the route by which it was judged
 * @param missing what is missing, or by what it is open, in sentences
 * @param earliest when it may open if all goes well; null if that cannot be said, or if it is open
 */
record HeardGate(
    String module,
    Stage target,
    long epoch,
    boolean open,
    String missing,
    @Nullable Instant earliest,
    Instant judgedAt) {}
