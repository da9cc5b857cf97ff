package dev.tandem.preferences.execution;

import dev.tandem.preferences.migration.DecisionCounts;
import dev.tandem.preferences.migration.RowCounts;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * A member of the source, with what became of the rows when they were last planned.
 *
 * @param rows how many the member has
 */
record StagedMember(
    String legacyId,
    long rows,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) RowCounts rowCounts,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) DecisionCounts decisions) {

  /** No person has given so many answers, and they are not planned at once. */
  static final int MOST_ROWS = 5_000;

  boolean hasTooManyRows() {
    return rows > MOST_ROWS;
  }
}
