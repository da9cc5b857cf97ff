package dev.tandem.preferences.migration;

import dev.tandem.preferences.plan.RowNote;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that nobody may guess at.
 *
 * @param number of the row in the source, from 1
 * @param unreadable what is wrong with a row that could not even be read
 * @param resolvedVersion the mapping with which it was understood after all; null while it was not
 */
public record QuarantinedRow(
    long number,
    String legacyId,
    String key,
    @Nullable String value,
    @Nullable Instant changedAt,
    @Nullable String unreadable,
    RowNote reason,
    @Nullable Integer resolvedVersion) {

  /** Why it is in quarantine, in words. */
  public String sentence() {
    return unreadable == null ? reason.sentence() : unreadable;
  }
}
