package dev.tandem.preferences.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Modules that do not answer: billing is asked and is not there. */
@ModuleTest
@AutoConfigureMockMvc
@TestPropertySource(
    properties = {
      "tandem.preferences.erasure.asked=access,billing",
      "tandem.preferences.erasure.tick=1h"
    })
class SilentModuleTests {

  @Autowired MockMvc mvc;
  @Autowired ErasureService service;
  @Autowired Erasures erasures;
  @Autowired ErasureRecord answers;
  @Autowired JdbcClient jdbc;
  @Autowired AdjustableClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void anOperatorSeesWhoIsSilentAndTellsThemAgain() throws Exception {
    var id = service.request(UUID.randomUUID(), false);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(answers.answers(id, 1)).hasSize(1));
    page("asking").andExpect(content().string(not(containsString("silent since"))));

    clock.advance(Duration.ofMinutes(61));
    page("asking")
        .andExpect(content().string(containsString("silent since")))
        .andExpect(content().string(containsString(">billing<")));
    mvc.perform(
            post("/preferences/erasures/{id}/retry", id.value())
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(redirectedUrl("/preferences/erasures?told"));

    assertThat(timesAsked(id)).isEqualTo(2);
    page("asking").andExpect(content().string(not(containsString("silent since"))));
    assertThat(erasures.findById(id).orElseThrow().state()).isEqualTo(ErasureState.ASKING);
  }

  private ResultActions page(String state) throws Exception {
    return mvc.perform(get("/preferences/erasures?state=" + state).with(LoggedInAs.operator()));
  }

  private int timesAsked(ErasureId erasure) {
    return jdbc.sql(
            """
            select count(*) from eventing.event_log
            where name = 'preferences.erasure-proposed' and key = ?
            """)
        .param(erasure.value())
        .query(Integer.class)
        .single();
  }
}
