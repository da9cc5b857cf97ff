package dev.tandem.preferences.takeover;

import dev.tandem.preferences.migration.RowNote;
import org.jspecify.annotations.Nullable;

/** Rows in quarantine that one rule of a mapping could resolve. */
public record QuarantineGroup(RowNote reason, String key, @Nullable String value, long rows) {}
