package dev.tandem.preferences.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the stages that a migration goes through.
 *
 * @param links to pages about it, below that of the migration
 * @param steps what can be done about it now
 * @param obstacle what must come first; null if there is nothing to wait for
 */
record MigrationStage(
    String title,
    Status status,
    String text,
    List<Link> links,
    List<Action> steps,
    @Nullable String obstacle) {

  enum Status {
    OPEN("To do", ""),
    GOING_ON("Going on", "wait"),
    DONE("Done", "good");

    private final String text;
    private final String badge;

    Status(String text, String badge) {
      this.text = text;
      this.badge = badge;
    }

    public String text() {
      return text;
    }

    public String badge() {
      return badge;
    }
  }

  record Link(String path, String title) {}

  /** A step that leads to the page on which it is confirmed. */
  record Action(String key, String title, boolean dangerous) {}
}
