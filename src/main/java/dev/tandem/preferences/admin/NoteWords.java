package dev.tandem.preferences.admin;

import dev.tandem.preferences.plan.ComparedDecision.Difference;
import dev.tandem.preferences.plan.RowNote;

/** What becomes of rows and decisions, in words. */
final class NoteWords {

  private NoteWords() {}

  static String kind(RowNote.Kind kind) {
    return switch (kind) {
      case MIGRATED -> "migrated";
      case UNCHANGED -> "unchanged";
      case QUARANTINED -> "quarantine";
    };
  }

  static String badge(RowNote.Kind kind) {
    return switch (kind) {
      case MIGRATED -> "good";
      case UNCHANGED -> "";
      case QUARANTINED -> "wait";
    };
  }

  static String difference(Difference difference) {
    return switch (difference) {
      case EQUAL -> "the same";
      case STRICTER -> "less mail";
      case LOOSER -> "more mail";
      case REQUIRED -> "must be sent";
      case CHOSEN_HERE -> "chosen here";
    };
  }

  static String badge(Difference difference) {
    return switch (difference) {
      case EQUAL -> "good";
      case STRICTER, REQUIRED, CHOSEN_HERE -> "wait";
      case LOOSER -> "bad";
    };
  }
}
