package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Question;

/**
 * An answer that the import records.
 *
 * @param keptOff whether it is only recorded so that the default here sends no more mail than
 *     before
 */
public record PlannedChoice(Question question, String value, boolean confirmed, boolean keptOff) {

  static PlannedChoice of(Question question, String value, boolean confirmed) {
    return new PlannedChoice(question, value, confirmed, false);
  }

  static PlannedChoice keepOff(Question question) {
    return new PlannedChoice(question, "OFF", false, true);
  }

  boolean repeats(CurrentAnswer current) {
    return current.value().equals(value)
        && (current.confirmed() || !confirmed)
        && current.origin() != CurrentAnswer.Origin.KEPT_OFF;
  }
}
