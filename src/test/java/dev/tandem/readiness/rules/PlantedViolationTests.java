package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each planted violation is caught by the rule meant for it, with a message that explains the fix,
 * and by no rule that it does not break.
 */
@Execution(ExecutionMode.CONCURRENT)
class PlantedViolationTests {

  @Test
  void theValidCodebaseKeepsEveryRule() {
    var codebase = ChangedCodebase.unchanged();

    assertThat(AllChecks.violations(codebase, AllChecks.ALL))
        .extracting(ExplainedViolation::message)
        .isEmpty();
    assertThat(StandardChecks.modulithViolations(codebase)).isEmpty();
    assertThat(StandardChecks.jmoleculesViolations(codebase)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyPlantedViolationIsCaughtByTheRuleMeantForIt() {
    return PlantedViolations.catalogue().stream()
        .map(planted ->
            DynamicTest.dynamicTest(
                planted.rule().number() + ": " + planted.description(),
                () -> assertCaught(planted)));
  }

  private static void assertCaught(PlantedViolation planted) {
    var result = PlantedViolations.check(planted);

    assertThat(result.messagesOf(planted.rule()))
        .as("messages of rule " + planted.rule().number() + " for " + planted.id())
        .anySatisfy(message -> assertExplains(message, planted));
    assertThat(unexpected(planted, result.violations()))
        .as("messages of other rules for " + planted.id())
        .isEmpty();
  }

  private static void assertExplains(String message, PlantedViolation planted) {
    assertThat(message)
        .contains(planted.expectedWords())
        .contains("decision " + planted.rule().decision)
        .contains("Why not", "Instead")
        .containsPattern("at {7}\\S+:\\d+");
  }

  private static List<String> unexpected(
      PlantedViolation planted, List<ExplainedViolation> violations) {
    return violations.stream()
        .filter(violation -> isUnexpected(planted, violation.check().rule()))
        .map(ExplainedViolation::message)
        .toList();
  }

  private static boolean isUnexpected(PlantedViolation planted, Rule rule) {
    return rule != planted.rule() && !planted.otherRules().contains(rule.number());
  }
}
