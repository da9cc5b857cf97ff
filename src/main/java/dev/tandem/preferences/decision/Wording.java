package dev.tandem.preferences.decision;

/**
 * The words in which members are asked. Each choice is recorded with the version that was shown.
 */
public final class Wording {

  /** Of the texts of {@link Topic} and {@link Setting} and of the page that shows them. */
  public static final String VERSION = "2026-12-3";

  private Wording() {}
}
