package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.testing.As;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The committed documents say what the code says. */
@SpringBootTest
@AutoConfigureMockMvc
@Execution(ExecutionMode.CONCURRENT)
class DocumentationTests {

  @Autowired MockMvc mvc;

  @Test
  @EnabledIfSystemProperty(named = "tandem.docs", matches = "write")
  void writesTheDocuments() throws Exception {
    assertThat(Facts.brokenContracts(House.tandem()).stream().map(Breach::message))
        .as("nothing is written while an event breaks its committed schema")
        .isEmpty();

    Documentation.write(rendered(), Path.of(""));
  }

  @Test
  void theCommittedDocumentsAreThoseThatTheCodeGives() throws Exception {
    var rendered = rendered();
    var differences = new StringBuilder();
    for (var file : rendered.entrySet()) {
      var path = Path.of(file.getKey());
      var committed = Files.exists(path) ? Files.readString(path) : "";
      if (!committed.equals(file.getValue())) {
        differences.append(Difference.of(file.getKey(), committed, file.getValue()));
      }
    }
    Documentation.generated(Path.of("")).stream()
        .filter(it -> !rendered.containsKey(it))
        .forEach(it -> differences.append("only committed: ").append(it).append("\n"));

    assertThat(differences.toString())
        .as("the documents are behind the code: run `mvn -Pdocs test` and commit what it writes")
        .isEmpty();
  }

  private SortedMap<String, String> rendered() throws Exception {
    var openApi =
        mvc.perform(get("/api/openapi").with(As.operator()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    return Documentation.of(House.tandem(), openApi);
  }
}
