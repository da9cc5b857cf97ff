package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each planted violation is caught by the rule meant for it, with a message that explains the fix.
 */
@Execution(ExecutionMode.CONCURRENT)
class PlantedViolationTests {

  @Test
  void theValidCodebaseKeepsEveryRule() {
    var result = PlantedViolations.checkValidCodebase();

    assertThat(result.messages()).isEmpty();
    assertThat(result.modulith()).isEmpty();
    assertThat(result.jmolecules()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyPlantedViolationIsCaughtByTheRuleMeantForIt() {
    return PlantedViolations.catalogue().stream()
        .map(planted ->
            DynamicTest.dynamicTest(
                planted.rule().number() + ": " + planted.description(),
                () -> assertCaught(planted)));
  }

  private static void assertCaught(PlantedViolations.PlantedViolation planted) {
    assertThat(PlantedViolations.check(planted).messages())
        .as("messages of rule " + planted.rule().number() + " for " + planted.id())
        .anySatisfy(message ->
            assertThat(message)
                .contains(planted.expectedWords())
                .contains("decision " + planted.rule().decision)
                .contains("Why not", "Instead")
                .containsPattern("at {7}\\S+:\\d+"));
  }
}
