package dev.tandem.readiness.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The committed page shows the messages that developers read. It also asks the libraries' own
 * checks about each violation, which takes long, so it is not among the quick boundary checks.
 */
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
}
