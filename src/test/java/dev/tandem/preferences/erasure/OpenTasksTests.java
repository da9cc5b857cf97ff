package dev.tandem.preferences.erasure;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.tandem.preferences.OnlyAccessBeside;
import dev.tandem.testing.LoggedInAs;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

@OnlyAccessBeside
@Transactional
class OpenTasksTests {

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  @Test
  void anErasureThatAModuleLeavesUnansweredForAnHourNeedsAnOperator() throws Exception {
    jdbc.sql("delete from preferences.erasure").update();
    insert("59 minutes");
    insert("61 minutes");

    expectTask("1 erasure waits for a module</a> <span class=\"muted\">for 1 hour");
  }

  private void insert(String ago) {
    jdbc.sql(
            """
            insert into preferences.erasure (id, version, member_id, forgoes_credits, state, round,
              asked_at, changed_at)
            values (?, 0, ?, false, 'CONCLUDING', 1, now(), now() - ?::interval)
            """)
        .params(UUID.randomUUID(), UUID.randomUUID(), ago)
        .update();
  }

  private void expectTask(String text) throws Exception {
    mvc.perform(get("/preferences/fragments/tasks").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString(text)));
  }
}
