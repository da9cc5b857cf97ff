package dev.tandem.preferences.migration;

import org.jspecify.annotations.Nullable;

/**
 * How far the current run is.
 *
 * @param doneUntil the last member that is done; null before the first
 * @param onlyQuarantined whether the run visits only members with rows in quarantine
 */
public record MigrationProgress(
    @Nullable String doneUntil, long doneMembers, boolean onlyQuarantined) {

  static final MigrationProgress NONE = new MigrationProgress(null, 0, false);
  static final MigrationProgress OF_QUARANTINE = new MigrationProgress(null, 0, true);
}
