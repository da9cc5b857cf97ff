package dev.tandem.preferences.migration;

import dev.tandem.preferences.source.ExportFormat;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The migration of what members chose on a former platform.
 *
 * @param source the name of the file or of the configured table
 * @param failure why it was paused, if no operator did it
 * @param mappingVersion the newest; 0 if there is none
 * @param plannedVersion the mapping that the dry run used; 0 if there was none
 * @param memberCount null until the members are counted
 * @param recorded answers that were recorded
 * @param putBack answers that were put back as it was rolled back
 */
@AggregateRoot
@Table(schema = "preferences")
public record LegacyMigration(
    @Id @Identity MigrationId id,
    String source,
    ExportFormat format,
    MigrationState state,
    boolean paused,
    @Nullable String failure,
    int mappingVersion,
    int plannedVersion,
    long sourceRows,
    long unreadableRows,
    @Nullable Long memberCount,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) MigrationProgress progress,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) RowCounts rows,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) DecisionCounts decisions,
    long recorded,
    long putBack,
    Instant createdAt,
    Instant changedAt) {

  public static LegacyMigration begin(String source, ExportFormat format, Instant now) {
    return new LegacyMigration(
        MigrationId.next(),
        source,
        format,
        MigrationState.STAGING,
        false,
        null,
        0,
        0,
        0,
        0,
        null,
        MigrationProgress.NONE,
        RowCounts.NONE,
        DecisionCounts.NONE,
        0,
        0,
        now,
        now);
  }

  /** Whether it goes on by itself. */
  public boolean isWorking() {
    return state.isWorking() && !paused;
  }
}
