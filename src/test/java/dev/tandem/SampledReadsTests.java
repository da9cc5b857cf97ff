package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.testing.LoggedInAs;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.HandlerMapping;

/** The reads by which modules are compared where nobody asks. */
@SpringBootTest
@AutoConfigureMockMvc
class SampledReadsTests {

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  @Test
  void whatAModuleProposesIsAnsweredByTheRouteThatItNames() throws Exception {
    new OwnedThings(mvc, jdbc);
    var routes = new TreeSet<String>();

    for (var module : List.of("billing", "recommendations", "scheduling")) {
      for (var read : proposed(module)) {
        var answer =
            mvc.perform(get(URI.create(read.get("address"))).with(LoggedInAs.operator()))
                .andReturn();
        assertThat(answer.getResponse().getStatus()).as(read.toString()).isEqualTo(200);
        assertThat("GET " + answer.getRequest().getAttribute(PATTERN)).isEqualTo(read.get("route"));
        if (read.get("ranked") != null) {
          String body = answer.getResponse().getContentAsString();
          List<Map<String, Object>> items = JsonPath.read(body, "$.items");
          assertThat(items).allSatisfy(item -> assertThat(item).containsKey(read.get("ranked")));
        }
        routes.add(read.get("route"));
      }
    }

    assertThat(routes)
        .containsExactly(
            "GET /api/billing/accounts/{memberId}",
            "GET /api/billing/accounts/{memberId}/entries",
            "GET /api/billing/invoices/{number}",
            "GET /api/billing/invoices/{number}.pdf",
            "GET /api/recommendations/mentees/{id}",
            "GET /api/scheduling/bookings",
            "GET /api/scheduling/bookings/{id}",
            "GET /api/scheduling/slots",
            "GET /scheduling/sessions/{id}/session.ics");
  }

  private static final String PATTERN = HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;

  private List<Map<String, String>> proposed(String module) throws Exception {
    var answer =
        mvc.perform(get("/api/" + module + "/sampled-reads").with(LoggedInAs.operator()))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    return JsonPath.read(answer.getContentAsString(), "$");
  }
}
