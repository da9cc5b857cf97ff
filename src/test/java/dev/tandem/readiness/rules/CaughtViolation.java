package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.Rule;
import java.util.List;

/**
 * What the rules say of a planted violation, compared with what they should say.
 *
 * @param meant messages of the rule that must catch it
 * @param others messages of rules that it does not break
 */
public record CaughtViolation(PlantedViolation planted, List<String> meant, List<String> others) {

  public static CaughtViolation of(PlantedViolation planted, List<ExplainedViolation> violations) {
    return new CaughtViolation(
        planted,
        messages(violations, planted.rule()),
        violations.stream()
            .filter(violation -> isUnexpected(planted, violation.check().rule()))
            .map(ExplainedViolation::message)
            .toList());
  }

  private static List<String> messages(List<ExplainedViolation> violations, Rule rule) {
    return violations.stream()
        .filter(violation -> violation.check().rule() == rule)
        .map(ExplainedViolation::message)
        .toList();
  }

  private static boolean isUnexpected(PlantedViolation planted, Rule rule) {
    return rule != planted.rule() && !planted.otherRules().contains(rule.number());
  }

  /** Fails unless a message explains the violation and no rule complains that it does not break. */
  public void assertCaught() {
    assertThat(meant)
        .as("messages of rule " + planted.rule().number() + " for " + planted.id())
        .anySatisfy(this::assertExplains);
    assertThat(meant)
        .as("one message for one cause: messages of rule %s for %s", planted.rule(), planted.id())
        .hasSize(planted.causes());
    assertThat(others).as("messages of other rules for " + planted.id()).isEmpty();
  }

  private void assertExplains(String message) {
    assertThat(message)
        .contains(planted.expectedWords())
        .contains("decision " + planted.rule().decision)
        .contains("Why not", "Instead")
        .containsPattern("at {7}\\S+:\\d+");
  }
}
