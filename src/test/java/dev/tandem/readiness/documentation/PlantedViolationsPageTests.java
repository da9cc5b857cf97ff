package dev.tandem.readiness.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.rules.CaughtViolation;
import dev.tandem.readiness.rules.PlantedViolations;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every planted violation, by Tandem's rules and by the libraries' own checks, and the page that
 * shows the messages.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class PlantedViolationsPageTests {

  @Test
  @EnabledIfSystemProperty(named = "tandem.docs", matches = "write")
  void writesThePage() {
    CommittedDocs.PLANTED_VIOLATIONS.write(PlantedViolationsPage.files());
  }

  @Test
  void theCommittedPageHasTheMessagesOfTheRules() {
    assertThat(CommittedDocs.PLANTED_VIOLATIONS.differences(PlantedViolationsPage.files()))
        .as("the page is out of date: run `mvn -Pdocs test` and commit what it writes")
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyPlantedViolationIsCaughtByTheRuleMeantForItAndNoOther() {
    return PlantedViolations.catalogue().stream()
        .map(planted ->
            DynamicTest.dynamicTest(
                planted.id(),
                () ->
                    CaughtViolation.of(planted, PlantedViolations.check(planted).violations())
                        .assertCaught()));
  }
}
