package dev.tandem.readiness.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The extraction plan names only tests, events and listeners that exist. */
@Execution(ExecutionMode.CONCURRENT)
class ExtractionPlanPageTests {

  @Test
  void everyTestThatThePlanNamesExists() {
    assertThat(ExtractionPlanPage.missingTests())
        .as("tests named in extraction-plan.md that do not exist")
        .isEmpty();
  }

  @Test
  void everyEventAndListenerThatThePlanNamesExists() {
    assertThat(ExtractionPlanPage.missingNames(Codebase.tandem()))
        .as("events and listeners named in extraction-plan.md that do not exist")
        .isEmpty();
  }

  @Test
  void everyModuleOutsideTheKernelHasItsFactsInThePlan() {
    assertThat(Codebase.tandem().modules.values())
        .filteredOn(it -> !it.inKernel())
        .extracting(DeclaredModule::name)
        .allSatisfy(module ->
            assertThat(ExtractionPlanPage.read())
                .contains("<!-- generated: facts " + module + " -->"));
  }
}
