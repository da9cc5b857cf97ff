package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/** Why an operator requests something. */
final class Reason {

  private static final int MAX_LENGTH = 500;

  private Reason() {}

  /**
   * @throws Problem 400 if there is no reason, or a long one
   */
  static String require(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.strip().length() > MAX_LENGTH) {
      throw Problem.malformed("Give a reason of 1 to %d characters.".formatted(MAX_LENGTH));
    }
    return reason.strip();
  }

  static String orDefault(@Nullable String reason, String defaultReason) {
    return reason == null || reason.isBlank() ? defaultReason : require(reason);
  }
}
