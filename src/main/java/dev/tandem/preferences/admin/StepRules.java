package dev.tandem.preferences.admin;

import dev.tandem.preferences.dualread.Deciding;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.MigrationState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which steps are possible, and says of the others what must come first. */
final class StepRules {

  private static final Set<MigrationState> IDLE =
      Set.of(
          MigrationState.STAGED,
          MigrationState.PLANNED,
          MigrationState.DONE,
          MigrationState.ROLLED_BACK);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  private StepRules() {}

  /** What must come before the step; empty if it is possible now. */
  static Optional<String> obstacle(MigrationStep step, Situation it) {
    return Optional.ofNullable(
        switch (step) {
          case DRY_RUN -> dryRun(it);
          case ANNOUNCE -> announce(it);
          case COMPARE -> compare(it);
          case START -> start(it);
          case PAUSE -> it.migration().isWorking() ? null : "Nothing is going on.";
          case RESUME -> it.migration().paused() ? null : "It is not paused.";
          case COMPARE_AGAIN -> compareAgain(it);
          case CUT_OVER -> cutOver(it);
          case BACK -> it.isDeciding(Deciding.NEW) ? null : "The decisions here do not count yet.";
          case END -> end(it);
          case ROLL_BACK -> rollBack(it);
          case DISCARD -> discard(it);
        });
  }

  private static @Nullable String dryRun(Situation it) {
    if (!IDLE.contains(it.migration().state())) {
      return busy(it.migration());
    }
    return it.migration().mappingVersion() == 0 ? "Save a mapping first." : null;
  }

  private static @Nullable String announce(Situation it) {
    if (it.announcement() != null) {
      return it.announcement().isFinished()
          ? "The members are told."
          : "The members are being told.";
    }
    return planned(it);
  }

  private static @Nullable String compare(Situation it) {
    if (it.isComparing()) {
      return "Both are compared.";
    }
    return it.comparesAnother()
        ? "The members of another migration are compared. End that comparison first."
        : planned(it);
  }

  private static @Nullable String start(Situation it) {
    if (it.migration().state() != MigrationState.PLANNED) {
      return IDLE.contains(it.migration().state())
          ? "Begin a dry run with the newest mapping first."
          : busy(it.migration());
    }
    var planned = planned(it);
    if (planned != null) {
      return planned;
    }
    if (!it.isComparing()) {
      return "Begin to compare first, so that no message changes while choices are recorded.";
    }
    return it.isSettled() ? null : "Wait until all members take part in the comparison.";
  }

  private static @Nullable String compareAgain(Situation it) {
    if (!it.isComparing()) {
      return "Nothing is compared.";
    }
    return it.isSettled() && it.dualRead() != null && it.dualRead().comparedAt() != null
        ? null
        : "All members are being compared.";
  }

  private static @Nullable String cutOver(Situation it) {
    if (it.isDeciding(Deciding.NEW)) {
      return "The decisions here count.";
    }
    if (it.migration().state() != MigrationState.DONE) {
      return "Record the choices first.";
    }
    if (!it.isComparing() || it.dualRead() == null) {
      return "Begin to compare first.";
    }
    if (!it.isSettled() || it.dualRead().comparedAt() == null) {
      return "Wait until all members are compared.";
    }
    if (it.dualRead().comparedAt().isBefore(it.migration().changedAt())) {
      return "Choices were recorded since the last comparison. Compare all again first.";
    }
    return it.figures().looser() > 0
        ? "%s decisions would mean more mail than on the former platform. Map their keys, or write “keep-off: true” into the mapping; then repeat the dry run and record again."
            .formatted(it.figures().looser())
        : told(it);
  }

  private static @Nullable String told(Situation it) {
    if (it.announcement() == null) {
      return "Tell the members first.";
    }
    if (!it.announcement().isFinished()) {
      return "Wait until all members are told.";
    }
    return it.now().isBefore(it.announcement().holdsFrom())
        ? "The members were told that it holds from %s on. Wait until then."
            .formatted(DAY.format(it.announcement().holdsFrom().atZone(ZoneOffset.UTC)))
        : null;
  }

  private static @Nullable String end(Situation it) {
    if (!it.isComparing()) {
      return "Nothing is compared.";
    }
    if (it.isDeciding(Deciding.FORMER) && it.migration().state() != MigrationState.ROLLED_BACK) {
      return "The former platform's decisions count. Cut over first, or roll back.";
    }
    if (!it.isSettled()) {
      return "Wait until the decisions of all members are switched.";
    }
    return it.figures().looser() > 0
        ? "%s decisions would mean more mail than on the former platform."
            .formatted(it.figures().looser())
        : null;
  }

  private static @Nullable String rollBack(Situation it) {
    if (it.isDeciding(Deciding.NEW) || it.isComparing() && !it.isSettled()) {
      return "Go back to the former rules first, and wait until that is done for all members.";
    }
    if (it.migration().state() == MigrationState.ROLLING_BACK) {
      return "It is being rolled back.";
    }
    return it.migration().recorded() == 0 ? "It has recorded nothing." : null;
  }

  private static @Nullable String discard(Situation it) {
    if (it.isComparing()) {
      return "End the comparison first.";
    }
    return it.migration().isWorking() ? busy(it.migration()) : null;
  }

  private static @Nullable String planned(Situation it) {
    if (!IDLE.contains(it.migration().state())
        && it.migration().state() != MigrationState.RUNNING) {
      return busy(it.migration());
    }
    if (!it.isPlanned()) {
      return "Begin a dry run with the newest mapping first.";
    }
    return it.migration().decisions().looser() > 0
        ? "%s decisions would mean more mail than before. Write “keep-off: true” into the mapping, or map their keys; then repeat the dry run."
            .formatted(it.migration().decisions().looser())
        : null;
  }

  private static String busy(LegacyMigration migration) {
    return migration.state() == MigrationState.STAGING
        ? "The source is not read to its end."
        : "Wait for the end of what is going on.";
  }
}
