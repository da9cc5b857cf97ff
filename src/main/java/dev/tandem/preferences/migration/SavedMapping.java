package dev.tandem.preferences.migration;

import java.time.Instant;

/** A mapping file as it was given. */
public record SavedMapping(int version, String yaml, String operator, Instant savedAt) {}
