package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The plan by which modules leave promises nothing that no test decides. */
@Execution(ExecutionMode.CONCURRENT)
class PlanTests {

  @Test
  void everyTestThatThePlanNamesExists() {
    assertThat(ExtractionPlan.missingTests(House.tandem()))
        .as("tests named in extraction-plan.md that do not exist")
        .isEmpty();
  }

  @Test
  void everyEventAndListenerThatThePlanNamesExists() {
    assertThat(ExtractionPlan.missingNames(House.tandem()))
        .as("events and listeners named in extraction-plan.md that do not exist")
        .isEmpty();
  }

  @Test
  void everyModuleOutsideTheKernelHasItsFactsInThePlan() {
    assertThat(House.tandem().modules.values())
        .filteredOn(it -> !it.shared())
        .extracting(Module::name)
        .allSatisfy(it ->
            assertThat(ExtractionPlan.text()).contains("<!-- generated: facts " + it + " -->"));
  }
}
