package dev.tandem.preferences.dualread;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a former platform and those here, side by side for the members of a migration.
 *
 * @param since when that was chosen
 * @param enrolled whether all members of the migration take part
 * @param comparedAt when all members were compared after that; null while that goes on
 * @param endedAt null while both are compared
 */
public record DualRead(
    UUID migrationId,
    Deciding deciding,
    Instant since,
    boolean enrolled,
    @Nullable Instant comparedAt,
    @Nullable Instant endedAt) {

  public boolean isOpen() {
    return endedAt == null;
  }
}
