package dev.tandem.kernel.schema;

import java.time.Instant;

/** A migration of the tables of a module that was applied. */
public record AppliedMigration(String module, String version, String description, Instant at) {}
