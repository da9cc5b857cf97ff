package dev.tandem.eventing.admin;

import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/** Why an operator discards an event. */
record DiscardReason(String text) {

  /**
   * @throws Problem if it says nothing, or too much
   */
  static DiscardReason of(@Nullable String text) {
    var reason = TextKind.LINES.check("The reason", text, 1_000, Problem::malformed);
    if (reason.isEmpty()) {
      throw Problem.malformed(
          "Give a reason for discarding the event, in at most 1000 characters.");
    }
    return new DiscardReason(reason);
  }
}
