package dev.tandem.preferences.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator can do to a migration. Each is confirmed on a page that says what it does. */
enum MigrationStep {
  DRY_RUN(
      "Begin the dry run",
      "Plans what the newest mapping means for every member. Nothing is recorded and no member notices. The report of an earlier dry run is replaced."),
  ANNOUNCE(
      "Tell the members",
      "Sends one message to each member for whom something changes, in the member's language, with what changes and where to change it. Members for whom everything stays the same get none. A message that is sent cannot be taken back."),
  COMPARE(
      "Begin to compare",
      "From now on both sets of rules decide for every member of the source, and the former platform's decision counts. Nobody gets other messages than there. What members choose here holds at once."),
  START(
      "Record the choices",
      "Records the planned choices as the members' own, with the migration as their source. While both sets of rules are compared, this changes no message. It can be paused, and rolled back."),
  PAUSE("Pause", "Stops after the members that are being handled. Nothing is lost."),
  RESUME("Go on", "Goes on where it stopped. Nothing is done twice."),
  COMPARE_AGAIN(
      "Compare all again",
      "Takes every decision once more by both sets of rules, also for members whom a newer mapping added, and counts the differences. No message changes."),
  CUT_OVER(
      "Cut over",
      "From now on the decisions here count, for some members at a time. Both stay compared, and you can go back at any time."),
  BACK(
      "Go back to the former rules",
      "The former platform's decisions count again, for some members at a time. What members have chosen here meanwhile is kept and goes on to hold."),
  END(
      "End the comparison",
      "Only the decisions here count, and nothing is compared any more. The recorded choices can still be rolled back."),
  ROLL_BACK(
      "Roll back",
      "Puts back each choice that this migration recorded, unless the member has chosen since. The source, the mapping and the report are kept."),
  DISCARD(
      "Discard",
      "Deletes the rows of the source, the mappings and the report for good. Choices that were recorded stay.");

  private final String title;
  private final String explanation;

  MigrationStep(String title, String explanation) {
    this.title = title;
    this.explanation = explanation;
  }

  /** The step's name in addresses, such as {@code cut-over}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<MigrationStep> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }

  String title() {
    return title;
  }

  /** What it does, for the page on which it is confirmed. */
  String explanation() {
    return explanation;
  }

  boolean isDangerous() {
    return this == ROLL_BACK || this == DISCARD || this == BACK;
  }
}
