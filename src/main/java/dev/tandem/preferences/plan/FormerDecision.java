package dev.tandem.preferences.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the former platform sent a member messages of a topic.
 *
 * @param answeredAt when the member said so there; null if the source has no time, or no answer
 */
public record FormerDecision(boolean on, @Nullable Instant answeredAt) {}
