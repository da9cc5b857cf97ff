package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each way of crossing a boundary is caught by the rule meant for it, in words that help. */
@Execution(ExecutionMode.CONCURRENT)
class PlantedViolationTests {

  @Test
  void theValidCodebaseKeepsEveryRule() {
    var sound = PlantedViolations.checkValidCodebase();

    assertThat(sound.messages()).isEmpty();
    assertThat(sound.modulith()).isEmpty();
    assertThat(sound.jmolecules()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyPlantedViolationIsCaughtByTheRuleMeantForIt() {
    return PlantedViolations.catalogue().stream()
        .map(it ->
            DynamicTest.dynamicTest(
                it.rule().number() + ": " + it.description(), () -> assertCaught(it)));
  }

  private static void assertCaught(PlantedViolations.PlantedViolation breach) {
    assertThat(PlantedViolations.check(breach).messages())
        .as("what rule " + breach.rule().number() + " says of " + breach.id())
        .anySatisfy(it ->
            assertThat(it)
                .contains(breach.expectedWords())
                .contains("decision " + breach.rule().decision)
                .contains("Why not", "Instead")
                .containsPattern("at {7}\\S+:\\d+"));
  }
}
