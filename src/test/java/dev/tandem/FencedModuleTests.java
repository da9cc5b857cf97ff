package dev.tandem;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Requests to a module that is fenced in this process. */
@SpringBootTest
@AutoConfigureMockMvc
class FencedModuleTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Autowired MockMvc mvc;
  @Autowired ModuleOwnerships ownerships;

  final UUID mentee = UUID.randomUUID();

  @BeforeEach
  void fence() {
    ownerships.fence("billing", ownerships.of("billing").epoch() + 1, TIMEOUT);
  }

  @AfterEach
  void activate() {
    ownerships.activate("billing", ownerships.of("billing").epoch() + 1, TIMEOUT);
  }

  @Test
  void writesOfTheApiAreAnsweredWithRetryAfterAndReadsStillWork() throws Exception {
    mvc.perform(
            post("/api/billing/packs")
                .with(LoggedInAs.mentee(mentee))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"price\": {\"minor\": 50000, \"currency\": \"EUR\"}, \"card\": \"ok\"}"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "1"))
        .andExpect(jsonPath("$.type").value("urn:tandem:problem:moving"))
        .andExpect(jsonPath("$.detail").value(containsString("nothing was changed")));
    mvc.perform(get("/api/billing/invoices").with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk());
  }

  @Test
  void writesOfAPageShowAnErrorPage() throws Exception {
    mvc.perform(
            post("/billing/packs")
                .param("minor", "10000")
                .param("card", "ok")
                .param("key", "of the form")
                .with(LoggedInAs.mentee(mentee))
                .with(csrf()))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "1"))
        .andExpect(content().string(containsString("Back in a moment")));
  }
}
