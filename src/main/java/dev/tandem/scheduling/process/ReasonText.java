package dev.tandem.scheduling.process;

import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/** The free text in which a member says why a booking is cancelled or declined. */
public final class ReasonText {

  private static final int MAX_LENGTH = 500;

  private ReasonText() {}

  /**
   * @return the text as it is stored, null if there is nothing to see
   * @throws Problem 400 if it is too long or contains what cannot be shown
   */
  public static @Nullable String validate(@Nullable String reason) {
    var text = TextKind.LINES.check("The reason", reason, MAX_LENGTH, Problem::malformed);
    return text.isEmpty() ? null : text;
  }

  /**
   * @param event what happened, as a sentence
   * @param message what the member wrote about it
   */
  static String describe(String event, @Nullable String message) {
    return message == null || message.isBlank()
        ? event
        : event.substring(0, event.length() - 1) + ": “" + message.strip() + "”";
  }
}
