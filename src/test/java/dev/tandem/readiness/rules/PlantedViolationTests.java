package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.Rule;
import java.util.EnumMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A planted violation is caught by the rule meant for it, with a message that explains the fix, and
 * by no rule that it does not break: one of each rule here, all of them in
 * PlantedViolationsPageTests.
 */
@Execution(ExecutionMode.CONCURRENT)
class PlantedViolationTests {

  @Test
  void theValidCodebaseKeepsEveryRule() {
    Proof.of("valid", ChangedCodebase.VALID).once(PlantedViolationTests::assertValid);
  }

  private static void assertValid() {
    var codebase = ChangedCodebase.unchanged();

    assertThat(AllChecks.violations(codebase, AllChecks.ALL))
        .extracting(ExplainedViolation::message)
        .isEmpty();
    assertThat(StandardChecks.modulithViolations(codebase)).isEmpty();
    assertThat(StandardChecks.jmoleculesViolations(codebase)).isEmpty();
  }

  /** What a proof reads of Tandem is known: {@link Proof} names the same packages. */
  @Test
  void plantedChangesUseOnlyTheSharedPackagesOfTandem() {
    assertThat(Stream.of(ChangeCatalogue.VIOLATIONS, ChangeCatalogue.HARMLESS))
        .flatMap(SourceFiles::below)
        .filteredOn(file -> file.toString().endsWith(".java"))
        .allSatisfy(file ->
            assertThat(String.join("\n", SourceFiles.linesOf(file)))
                .as(file.toString())
                .doesNotContainPattern("dev\\.tandem\\.(?!(eventing|kernel|testing)\\.)"));
  }

  @TestFactory
  Stream<DynamicTest> aPlantedViolationIsCaughtByTheRuleMeantForIt() {
    var ofEachRule = new EnumMap<Rule, PlantedViolation>(Rule.class);
    PlantedViolations.catalogue().forEach(it -> ofEachRule.putIfAbsent(it.rule(), it));
    return ofEachRule.values().stream()
        .map(planted ->
            DynamicTest.dynamicTest(
                planted.rule().number() + ": " + planted.description(),
                () -> planted.proof().once(() -> assertCaught(planted))));
  }

  private static void assertCaught(PlantedViolation planted) {
    CaughtViolation.of(planted, PlantedViolations.check(planted).violations()).assertCaught();
  }
}
