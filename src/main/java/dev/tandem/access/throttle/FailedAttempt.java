package dev.tandem.access.throttle;

import java.time.Instant;

/** How many wrong passwords there were in a scope, and until when they count. */
public record FailedAttempt(
    AttemptScope scope, int failures, Instant lastFailedAt, Instant forgetAt) {}
