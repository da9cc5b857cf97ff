package dev.tandem.signals.gate;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

@ModuleTest
@Transactional
class OpenTasksTests {

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  @Test
  void aWaiverWaitsForASecondOperator() throws Exception {
    jdbc.sql("delete from signals.gate_waiver").update();
    jdbc.sql(
            """
            insert into signals.gate_waiver (id, module, target, stay_since, asked_by, reason, asked_at)
            values (?, 'portal', 'CANARY', now(), 'olga', 'a drill', now() - interval '50 hours')
            """)
        .param(UUID.randomUUID())
        .update();

    expectTask(
        "1 waiver of a gate waits for a second operator</a> <span class=\"muted\">for 2 days");
  }

  private void expectTask(String text) throws Exception {
    mvc.perform(get("/signals/fragments/tasks").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString(text)));
  }
}
