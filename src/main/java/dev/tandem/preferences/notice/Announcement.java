package dev.tandem.preferences.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Members are told what a migration changes for them.
 *
 * @param holdsFrom when their decisions change at the earliest
 * @param finishedAt null until everybody is told
 * @param told how many members were told so far
 */
public record Announcement(
    UUID migrationId,
    Instant announcedAt,
    Instant holdsFrom,
    @Nullable Instant finishedAt,
    long told) {

  public boolean isFinished() {
    return finishedAt != null;
  }
}
