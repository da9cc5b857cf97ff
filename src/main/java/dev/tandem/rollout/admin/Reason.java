package dev.tandem.rollout.admin;

import dev.tandem.kernel.text.TextKind;
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
    var text = TextKind.LINES.check("The reason", reason, MAX_LENGTH, Problem::malformed);
    if (text.isEmpty()) {
      throw Problem.malformed("Give a reason of 1 to " + MAX_LENGTH + " characters.");
    }
    return text;
  }

  static String orDefault(@Nullable String reason, String defaultReason) {
    return reason == null || reason.isBlank() ? defaultReason : require(reason);
  }
}
