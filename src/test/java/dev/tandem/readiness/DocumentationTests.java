package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The committed documents say what the code says; what the running platform says: OpenApiTests. */
@Execution(ExecutionMode.CONCURRENT)
class DocumentationTests {

  @Test
  @EnabledIfSystemProperty(named = "tandem.docs", matches = "write")
  void writesTheDocuments() {
    assertThat(Facts.brokenContracts(House.tandem()).stream().map(Breach::message))
        .as("nothing is written while an event breaks its committed schema")
        .isEmpty();

    Committed.ALL_ELSE.write(Documentation.of(House.tandem()));
  }

  @Test
  void theCommittedDocumentsAreThoseThatTheCodeGives() {
    assertThat(Committed.ALL_ELSE.differences(Documentation.of(House.tandem())))
        .as("the documents are behind the code: run `mvn -Pdocs test` and commit what it writes")
        .isEmpty();
  }
}
