package dev.tandem.preferences.migration;

import java.time.Instant;

/** Something that an operator did to a migration. */
public record MigrationAction(Instant at, String operator, String action) {}
