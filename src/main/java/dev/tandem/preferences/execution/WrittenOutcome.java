package dev.tandem.preferences.execution;

import dev.tandem.preferences.migration.DecisionCounts;
import dev.tandem.preferences.migration.RowCounts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a member's rows, as it is stored.
 *
 * @param member null for those who are nobody here
 */
record WrittenOutcome(
    String legacyId,
    @Nullable UUID member,
    RowCounts rows,
    DecisionCounts decisions,
    String notesJson,
    String decisionsJson) {}
