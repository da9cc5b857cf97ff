package dev.tandem.signals.evidence;

import java.time.Instant;

/**
 * What was compared of a module on a day. Fields are those of an {@link Evidence}.
 *
 * @param day its start, in UTC
 * @param stale pairs that differed only as the copy was behind, or as the data changed
 * @param slower pairs in which the service was slower
 * @param notSlower pairs in which it was faster, or as fast
 */
public record DailyCount(
    String module,
    Instant day,
    long compared,
    long mismatched,
    long stale,
    long noiseCompared,
    long noiseMismatched,
    long offered,
    long dropped,
    long attempted,
    long failed,
    long serviceErrors,
    long homeErrors,
    long slower,
    long notSlower,
    long decided,
    long decidedDifferently) {}
