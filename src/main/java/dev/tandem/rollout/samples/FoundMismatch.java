package dev.tandem.rollout.samples;

import dev.tandem.rollout.comparison.Difference;

/** How often a cause of mismatches occurred since the last time, with one sample. */
public record FoundMismatch(String module, String route, long occurrences, Difference sample) {}
