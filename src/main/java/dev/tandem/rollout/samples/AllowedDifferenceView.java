package dev.tandem.rollout.samples;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A difference that a module has declared.
 *
 * @param lastSeen null if it has never occurred
 * @param unused whether it has not occurred in 30 days in which there was another side to compare
 *     with, so that it should be removed
 */
record AllowedDifferenceView(
    String module,
    String route,
    String path,
    String reason,
    long occurrences,
    @Nullable Instant lastSeen,
    boolean unused) {}
