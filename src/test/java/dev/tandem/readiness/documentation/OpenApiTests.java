package dev.tandem.readiness.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.testing.LoggedInAs;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The committed routes of each module are those that the running platform describes. This needs the
 * started platform, so these tests are not among the quick boundary checks.
 */
@SpringBootTest
@AutoConfigureMockMvc
class OpenApiTests {

  @Autowired MockMvc mvc;

  @Test
  @EnabledIfSystemProperty(named = "tandem.docs", matches = "write")
  void writesTheRoutes() throws Exception {
    CommittedDocs.ROUTES.write(routes());
  }

  @Test
  void theCommittedRoutesAreThoseThatThePlatformHas() throws Exception {
    assertThat(CommittedDocs.ROUTES.differences(routes()))
        .as("the documents are out of date: run `mvn -Pdocs test` and commit what it writes")
        .isEmpty();
  }

  private SortedMap<String, String> routes() throws Exception {
    var described =
        mvc.perform(get("/api/openapi").with(LoggedInAs.operator()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    return Documentation.openApiFiles(Codebase.tandem(), described);
  }
}
