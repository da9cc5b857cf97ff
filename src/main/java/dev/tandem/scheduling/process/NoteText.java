package dev.tandem.scheduling.process;

import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/** The free text in which a mentee tells the mentor what to talk about. */
final class NoteText {

  private static final int MAX_LENGTH = 1_000;

  private NoteText() {}

  /**
   * @return the text as it is stored, null if there is nothing to see
   * @throws Problem 400 if it is too long or contains what cannot be shown
   */
  static @Nullable String validate(@Nullable String note) {
    var text = TextKind.LINES.check("The note", note, MAX_LENGTH, Problem::malformed);
    return text.isEmpty() ? null : text;
  }
}
