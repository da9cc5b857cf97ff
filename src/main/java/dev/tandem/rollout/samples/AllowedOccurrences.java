package dev.tandem.rollout.samples;

import java.time.Instant;

/** How often a declared difference has occurred. */
record AllowedOccurrences(
    String module, String route, String path, long occurrences, Instant lastSeen) {}
