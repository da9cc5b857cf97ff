package dev.tandem.access.password;

/** What comparing a password with a hash showed. */
public enum PasswordMatch {
  CORRECT,
  /** It was correct a short time ago, and is not compared again. */
  REMEMBERED,
  WRONG,
  /** Longer than any password, so it is not compared. */
  TOO_LONG;

  public boolean accepted() {
    return this == CORRECT || this == REMEMBERED;
  }
}
