package dev.tandem.preferences.admin;

import dev.tandem.preferences.dualread.Deciding;
import dev.tandem.preferences.dualread.DualRead;
import dev.tandem.preferences.dualread.DualReadFigures;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.notice.Announcement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides which steps of a migration are possible.
 *
 * @param dualRead null before members are compared
 * @param comparesAnother whether the members of another migration are compared at present
 * @param announcement null before members are told
 */
record Situation(
    LegacyMigration migration,
    @Nullable DualRead dualRead,
    DualReadFigures figures,
    boolean comparesAnother,
    @Nullable Announcement announcement,
    Instant now) {

  boolean isPlanned() {
    return migration.plannedVersion() > 0
        && migration.plannedVersion() == migration.mappingVersion();
  }

  boolean isComparing() {
    return dualRead != null && dualRead.isOpen();
  }

  boolean isDeciding(Deciding deciding) {
    return dualRead != null && dualRead.isOpen() && dualRead.deciding() == deciding;
  }

  /** Whether all members take part, each with the decisions that are to count. */
  boolean isSettled() {
    return dualRead != null && dualRead.enrolled() && figures.pending() == 0;
  }
}
