package dev.tandem.preferences.migration;

import dev.tandem.preferences.plan.ComparedDecision;
import dev.tandem.preferences.plan.ComparedDecision.Difference;

/**
 * What the former platform decided for a member, beside what is decided here.
 *
 * @param question the key of the question
 */
public record OutcomeDecision(
    String question, boolean before, boolean after, Difference difference) {

  public static OutcomeDecision of(ComparedDecision compared) {
    return new OutcomeDecision(
        compared.question().key(), compared.before(), compared.after(), compared.difference());
  }
}
