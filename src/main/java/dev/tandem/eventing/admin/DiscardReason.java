package dev.tandem.eventing.admin;

import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/** Why an operator discards an event. */
record DiscardReason(String text) {

  /**
   * @throws Problem if it says nothing, or too much
   */
  static DiscardReason of(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 1000) {
      throw Problem.malformed(
          "Give a reason for discarding the event, in at most 1000 characters.");
    }
    return new DiscardReason(text.strip());
  }
}
