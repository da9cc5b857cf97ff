package dev.tandem.signals.judge;

/**
 * What a look at both sides shows.
 *
 * @param hits of the judged side: a mismatch, errors, or pairs in which it was slower
 * @param others of the other side, or pairs in which the judged side was faster
 * @param value of the judged side, as a rule for series of figures sees it
 * @param baseline the same of the other side
 */
record Observation(long hits, long others, double value, double baseline) {}
