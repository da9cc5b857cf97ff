package dev.tandem.scheduling.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.scheduling.events.SlotSearchesCompared;
import dev.tandem.scheduling.slot.OpenSlots;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class SlotBranchTests {

  private static final String BRANCHES = "/api/scheduling/branches";

  @Autowired MockMvc mvc;
  @Autowired Branch<OpenSlots> branch;
  @Autowired SlotReports reports;
  @Autowired JdbcClient jdbc;

  private final UUID mentor = UUID.randomUUID();

  @AfterEach
  void forgetWhatOperatorsSet() {
    jdbc.sql("delete from scheduling.branch_account").update();
    jdbc.sql("delete from scheduling.branch").update();
  }

  @Test
  void anOperatorSwitchesAMentorAndBack() throws Exception {
    mvc.perform(get(BRANCHES).with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.items[0].name").value("slots"))
        .andExpect(jsonPath("$.items[0].share").value("0 %"));
    awaitChoice("SteppedSlots");
    change("{\"included\": [\"" + mentor + "\"]}").andExpect(status().isOk());
    awaitChoice("GapSlots");
    change("{}").andExpect(status().isOk());
    awaitChoice("SteppedSlots");
  }

  @Test
  void reportsWhichAnswersDiffered(AssertablePublishedEvents events) throws Exception {
    change("{\"compared\": \"100%\"}").andExpect(status().isOk());

    await()
        .untilAsserted(() -> {
          branch.answer(mentor, it -> List.of(it.getClass().getSimpleName()));
          reports.publish();
          assertThat(events.ofType(SlotSearchesCompared.class))
              .extracting(SlotSearchesCompared::comparison)
              .filteredOn(it -> it.setting() > 0)
              .isNotEmpty()
              .allMatch(it -> it.counts().compared() == it.counts().different())
              .allMatch(it -> it.branch().equals("scheduling.slots"));
        });
  }

  @Test
  void isForOperatorsOnly() throws Exception {
    mvc.perform(get(BRANCHES).with(LoggedInAs.mentor(mentor))).andExpect(status().isForbidden());
  }

  private ResultActions change(String body) throws Exception {
    return mvc.perform(
        put(BRANCHES + "/slots")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(LoggedInAs.operator()));
  }

  private void awaitChoice(String implementation) {
    await()
        .untilAsserted(() ->
            mvc.perform(
                    get(BRANCHES + "/slots/evaluation?mentor=" + mentor)
                        .with(LoggedInAs.operator()))
                .andExpect(jsonPath("$.implementation").value(implementation)));
  }
}
