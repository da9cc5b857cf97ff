package dev.tandem.preferences.execution;

import dev.tandem.preferences.migration.LegacyMigration;
import java.util.Locale;

/** Says in a few lines how far a migration is. */
final class MigrationSummary {

  private MigrationSummary() {}

  static String of(LegacyMigration it) {
    var text = new StringBuilder();
    text.append(
        format(
            "%s  %s, %s%s: %,d rows, of which %,d cannot be read",
            it.id().value(),
            it.source(),
            it.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            it.paused() ? ", paused" : "",
            it.sourceRows(),
            it.unreadableRows()));
    if (it.memberCount() != null) {
      text.append(
          format(
              "%n  %,d of %,d members; rows: %,d migrated, %,d unchanged, %,d in quarantine",
              it.progress().doneMembers(),
              it.memberCount(),
              it.rows().migrated(),
              it.rows().unchanged(),
              it.rows().quarantined()));
      text.append(
          format(
              "%n  decisions: %,d equal, %,d stricter, %,d looser, %,d required, %,d chosen here; %,d answers recorded, %,d put back",
              it.decisions().equal(),
              it.decisions().stricter(),
              it.decisions().looser(),
              it.decisions().required(),
              it.decisions().chosenHere(),
              it.recorded(),
              it.putBack()));
    }
    if (it.failure() != null) {
      text.append("\n  ").append(it.failure());
    }
    return text.toString();
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
