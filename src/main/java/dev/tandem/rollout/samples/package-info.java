/**
 * Keeps what answers differed in, by cause and without personal data, and shows it to operators.
 * Start with {@link dev.tandem.rollout.samples.MismatchRecorder}.
 */
@NullMarked
package dev.tandem.rollout.samples;

import org.jspecify.annotations.NullMarked;
