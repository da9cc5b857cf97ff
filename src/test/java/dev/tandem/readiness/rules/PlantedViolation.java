package dev.tandem.readiness.rules;

import dev.tandem.readiness.violation.Rule;
import java.util.List;

/**
 * A small change of the valid codebase that breaks a rule, in the folder of its id.
 *
 * @param rule the rule that must catch it
 * @param description what the developer does
 * @param expectedWords what the message must contain
 * @param otherRules numbers of the rules that the same change breaks by itself, too; a message of
 *     any further rule would be noise
 * @param causes how many messages of the rule it deserves, as it does so many things
 */
public record PlantedViolation(
    String id,
    Rule rule,
    String description,
    List<String> expectedWords,
    List<Integer> otherRules,
    int causes) {

  /** That it is caught, which depends on nothing but the rules and what it changes. */
  Proof proof() {
    return Proof.of(
        "caught: " + this, ChangedCodebase.VALID, ChangeCatalogue.VIOLATIONS.resolve(id));
  }
}
