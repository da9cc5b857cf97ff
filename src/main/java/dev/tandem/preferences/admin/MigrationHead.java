package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.preferences.migration.LegacyMigration;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What every page of a migration shows first.
 *
 * @param address of its first page
 * @param badge the style of the state
 */
record MigrationHead(
    UUID id,
    String address,
    String source,
    String format,
    String state,
    String badge,
    LocalizedTime created) {

  static MigrationHead of(LegacyMigration migration, ZoneId zone) {
    var id = migration.id().value();
    return new MigrationHead(
        id,
        "/preferences/migration/" + id,
        migration.source(),
        migration.format().title(),
        state(migration),
        badge(migration),
        LocalizedTime.of(migration.createdAt(), zone));
  }

  private static String state(LegacyMigration migration) {
    if (migration.paused()) {
      return "Paused";
    }
    return switch (migration.state()) {
      case STAGING -> "Source not read to its end";
      case STAGED -> "Source read";
      case PLANNING -> "Dry run going on";
      case PLANNED -> "Dry run done";
      case RUNNING -> "Recording";
      case DONE -> "Recorded";
      case ROLLING_BACK -> "Rolling back";
      case ROLLED_BACK -> "Rolled back";
    };
  }

  private static String badge(LegacyMigration migration) {
    return switch (migration.state()) {
      case STAGING -> "bad";
      case DONE -> "good";
      case PLANNING, RUNNING, ROLLING_BACK -> "wait";
      case STAGED, PLANNED, ROLLED_BACK -> "";
    };
  }
}
