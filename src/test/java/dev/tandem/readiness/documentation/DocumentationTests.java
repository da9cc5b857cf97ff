package dev.tandem.readiness.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.events.EventChecks;
import dev.tandem.readiness.violation.ExplainedViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The committed documents are those that the code generates; OpenApiTests checks the routes, and
 * PlantedViolationsPageTests the page of violations.
 */
@Execution(ExecutionMode.CONCURRENT)
class DocumentationTests {

  @Test
  @EnabledIfSystemProperty(named = "tandem.docs", matches = "write")
  void writesTheDocuments() {
    assertThat(
            EventChecks.brokenSchemas(Codebase.tandem()).stream().map(ExplainedViolation::message))
        .as("nothing is written while an event breaks its committed schema")
        .isEmpty();

    CommittedDocs.OTHERS.write(Documentation.generate(Codebase.tandem()));
  }

  @Test
  void theCommittedDocumentsAreThoseThatTheCodeGives() {
    assertThat(CommittedDocs.OTHERS.differences(Documentation.generate(Codebase.tandem())))
        .as("the documents are out of date: run `mvn -Pdocs test` and commit what it writes")
        .isEmpty();
  }
}
