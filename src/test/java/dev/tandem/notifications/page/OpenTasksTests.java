package dev.tandem.notifications.page;

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
  void aMessageThatCouldNotBeDeliveredIsShownForAWeek() throws Exception {
    jdbc.sql("delete from notifications.message where status = 'FAILED'").update();
    insertFailed("8 days");
    insertFailed("3 hours");

    expectTask("1 message of this week was not delivered</a> <span class=\"muted\">for 3 hours");
  }

  private void insertFailed(String ago) {
    jdbc.sql(
            """
            insert into notifications.message (id, cause_id, member_id, kind, topic, parameters, status,
              queued_at, due_at, changed_at)
            values (?, ?, ?, 'BOOKED', 'BOOKING_CHANGES', '{}', 'FAILED', now() - ?::interval, now(), now())
            """)
        .params(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), ago)
        .update();
  }

  private void expectTask(String text) throws Exception {
    mvc.perform(get("/notifications/fragments/tasks").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString(text)));
  }
}
