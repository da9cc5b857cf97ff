package dev.tandem.preferences.dualread;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question about which both decided otherwise for a member.
 *
 * @param question the key of the question
 * @param decisions how often
 * @param resolvedAt null while it still differs
 */
public record FoundDifference(
    UUID memberId,
    String question,
    boolean before,
    boolean after,
    long decisions,
    Instant lastAt,
    @Nullable Instant resolvedAt) {}
