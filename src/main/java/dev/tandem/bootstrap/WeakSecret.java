package dev.tandem.bootstrap;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a secret between two machines too easy to guess. */
final class WeakSecret {

  static final int PASSWORD_LENGTH = 12;
  static final int KEY_LENGTH = 32;
  private static final int DIFFERENT_CHARACTERS = 5;

  private WeakSecret() {}

  /** Completes the sentence "the password …". */
  static Optional<String> reasonAgainstPassword(String password, @Nullable String user) {
    if (password.equalsIgnoreCase(user)) {
      return Optional.of("is the name of its user");
    }
    if (password.length() < PASSWORD_LENGTH) {
      return Optional.of("has only %s characters".formatted(password.length()));
    }
    return password.chars().distinct().count() < DIFFERENT_CHARACTERS
        ? Optional.of("repeats the same few characters")
        : Optional.empty();
  }
}
