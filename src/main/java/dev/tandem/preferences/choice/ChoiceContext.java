package dev.tandem.preferences.choice;

import dev.tandem.preferences.decision.Wording;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who answers, how, and what was shown.
 *
 * @param actor null if no signed-in person did
 * @param wording version of the words in which the question was asked
 */
public record ChoiceContext(ChoiceSource source, @Nullable UUID actor, String wording) {

  public static ChoiceContext of(ChoiceSource source, @Nullable UUID actor) {
    return new ChoiceContext(source, actor, Wording.VERSION);
  }
}
