package dev.tandem.preferences.migration;

import dev.tandem.preferences.plan.RowNote;
import org.jspecify.annotations.Nullable;

/** Rows in quarantine that one rule of a mapping could resolve. */
public record QuarantineGroup(RowNote reason, String key, @Nullable String value, long rows) {}
