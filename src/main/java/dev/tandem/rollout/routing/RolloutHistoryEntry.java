package dev.tandem.rollout.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the {@link RolloutHistory}.
 *
 * @param canary whose reads the service answers from the change on; null if there is no canary
 * @param from as {@code to} and {@code epoch}, present for a change and absent for a request
 */
public record RolloutHistoryEntry(
    Instant at,
    String module,
    String operator,
    RolloutAction action,
    String reason,
    @Nullable Stage from,
    @Nullable Stage to,
    @Nullable Long epoch,
    @Nullable String canary) {}
