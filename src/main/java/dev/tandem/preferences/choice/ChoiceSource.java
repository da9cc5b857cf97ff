package dev.tandem.preferences.choice;

/** Where a choice came from. */
public enum ChoiceSource {
  MEMBER("You"),
  OPERATOR("An operator"),
  IMPORT("Taken over from the former platform"),
  /** What an import had changed was put back. */
  ROLL_BACK("Put back as it was before it was migrated"),
  UNSUBSCRIBE_LINK("The link in a message");

  private final String title;

  ChoiceSource(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
