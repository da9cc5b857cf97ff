package dev.tandem.rehearsal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a fault.
 *
 * @param by the signal or figure that found it, as the platform said; empty if none did
 * @param after how much evidence that took
 * @param evidence in the platform's words
 * @param answered requests of members that the candidate answered meanwhile
 * @param home how long after the verdict everything was answered at home; null if nothing rolled it
 *     back
 */
record Finding(
    Fault fault,
    String by,
    String after,
    String evidence,
    long answered,
    @Nullable Duration home) {}
