package dev.tandem.rollout.samples;

import java.time.Instant;

/**
 * One occurrence of a mismatch.
 *
 * @param live the form of the value, without what it says; empty if there was none
 * @param mirrored as {@code live}
 * @param change by how much a number or an instant differs; empty if that cannot be said
 */
record MismatchSample(Instant seenAt, String live, String mirrored, String change) {}
