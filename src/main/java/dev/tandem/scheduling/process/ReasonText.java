package dev.tandem.scheduling.process;

import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/** The free text in which a member says why a booking is cancelled or declined. */
public final class ReasonText {

  private static final int MAX_LENGTH = 500;

  private ReasonText() {}

  /**
   * @return the text without the character NUL, which PostgreSQL cannot store
   * @throws Problem 400 when it is too long
   */
  public static @Nullable String validate(@Nullable String reason) {
    if (reason != null && reason.length() > MAX_LENGTH) {
      throw Problem.malformed("The reason can have at most %d characters.".formatted(MAX_LENGTH));
    }
    return reason == null ? null : reason.replace("\0", "");
  }

  static String orDefault(@Nullable String reason, String defaultReason) {
    return reason == null || reason.isBlank() ? defaultReason : reason.strip();
  }
}
