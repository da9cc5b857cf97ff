package dev.tandem.rollout.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.rollout.RolloutSlice;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveId;
import dev.tandem.rollout.move.MoveLock;
import dev.tandem.rollout.move.MoveRequest;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.testing.LoggedInAs;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The API and the page for operators. */
@RolloutSlice
class RolloutControllerTests {

  private static final String MODULES = "/api/rollout/modules";

  @Autowired MockMvc mvc;
  @Autowired Moves moves;
  @Autowired JdbcAggregateOperations aggregates;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @AfterEach
  void deleteMoves() {
    await().until(() -> !MoveLock.isHeld(jdbc));
    jdbc.sql("delete from rollout.move_step").update();
    jdbc.sql("delete from rollout.move").update();
  }

  @Test
  void saysWhereEachModuleIsLiveAndByWhatItIsRouted() throws Exception {
    mvc.perform(get(MODULES).with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(5))
        .andExpect(jsonPath("$.items[0].module").value("billing"))
        .andExpect(jsonPath("$.items[0].stage").value("home"))
        .andExpect(jsonPath("$.items[0].routedBy").value("account"))
        .andExpect(jsonPath("$.items[4].routedBy").value("everything at once"));
    mvc.perform(get(MODULES + "/recommendations").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.routedBy").value("mentee"));
  }

  @Test
  void showsACanaryWhoAnswersForAMemberAndARollBackUntilItIsAcknowledged() throws Exception {
    var member = UUID.randomUUID();
    setRoute("CANARY", 10_000);
    await()
        .untilAsserted(() ->
            mvc.perform(
                    get(MODULES + "/notifications/evaluation")
                        .param("member", member.toString())
                        .with(LoggedInAs.operator()))
                .andExpect(jsonPath("$.stage").value("canary"))
                .andExpect(jsonPath("$.reads").value("home"))
                .andExpect(jsonPath("$.reason").value("SPLIT"))
                .andExpect(jsonPath("$.because").value(containsString("share of 100 %")))
                .andExpect(jsonPath("$.because").value(containsString("not current enough"))));
    mvc.perform(
            get("/rollout/fragments/modules/notifications/evaluation")
                .param("member", member.toString())
                .with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Reads: the monolith.")));
    mvc.perform(get(MODULES + "/notifications/evaluation").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
    mvc.perform(get("/rollout").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Canary: the service answers some reads")))
        .andExpect(content().string(containsString("<b>100 %</b> of the accounts")));

    setRoute("HOME", 0);
    jdbc.sql(
            """
            insert into rollout.rollback_lock
            values ('notifications', 'CANARY', 'mismatches', '16 of 500 answers differ.', now())
            """)
        .update();
    mvc.perform(get("/rollout").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("16 of 500 answers differ.")));
    mvc.perform(get("/rollout/fragments/tasks").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("1 roll back to acknowledge")));
    mvc.perform(
            stageRequest("notifications", "{\"stage\":\"shadow\",\"reason\":\"again\"}")
                .with(LoggedInAs.operator()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("Acknowledge that")));
    mvc.perform(
            post(MODULES + "/notifications/rollback/acknowledge")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\":\"it is repaired\"}")
                .with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.lock").doesNotExist());
  }

  private void setRoute(String stage, int share) {
    jdbc.sql("update rollout.route set stage = ?, share = ? where module = 'notifications'")
        .params(stage, share)
        .update();
  }

  @Test
  void isForOperatorsOnly() throws Exception {
    var mentee = LoggedInAs.mentee(UUID.randomUUID());
    mvc.perform(get(MODULES).with(mentee)).andExpect(status().isForbidden());
    mvc.perform(get("/rollout").with(mentee)).andExpect(status().isForbidden());
    mvc.perform(stageRequest("billing", "{\"stage\":\"away\",\"reason\":\"x\"}").with(mentee))
        .andExpect(status().isForbidden());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          billing | {"stage":"away","reason":"growth"}    | 409 | No service for billing is configured; set tandem.rollout.modules.billing.url.
          billing | {"stage":"home","reason":"growth"}    | 409 | billing already runs in the monolith.
          billing | {"stage":"away"}                      | 400 | Give a reason
          billing | {"stage":"away","reason":" "}         | 400 | Give a reason
          billing | {"stage":"moon","reason":"growth"}    | 400 | The stage must be "home", "shadow", "canary" or "away".
          billing | {}                                    | 400 | The stage must be "home", "shadow", "canary" or "away".
          billing | {"stage":"shadow","reason":"growth"}  | 409 | No service for billing is configured
          billing | {"stage":"away","share":"5%"}         | 400 | belong to the stage canary only.
          billing | {"stage":"canary","reason":"growth"}  | 400 | Say whose reads the service answers
          billing | {"stage":"canary","share":"5%","reason":"growth"} | 409 | move it to shadow first.
          billing | {"stage":"canary","share":"0.001%"}   | 400 | The share must be a percentage
          billing | {"stage":"canary","share":"101"}      | 400 | The share must be a percentage
          billing | {"stage":"canary","share":"-5%"}      | 400 | The share must be a percentage
          billing | {"stage":"canary","share":"5%","until":"soon"} | 400 | The end must be a date or a time
          billing | {"stage":"canary","share":"5%","until":"2020-01-01"} | 400 | The end must be in the future
          billing | {"stage":"canary","accounts":["me"]}  | 400 | Name accounts by their ids
          billing | {"stage":"canary","accounts":["019353b3-0000-7000-8000-000000000001,-019353b3-0000-7000-8000-000000000001"]} | 400 | named both in and out
          billing | nonsense                              | 400 | not JSON of the form
          members | {"stage":"away","reason":"growth"}    | 404 | no such module that can be moved
          """)
  void refusesWithAReasonBeforeAnythingChanges(String module, String body, int code, String detail)
      throws Exception {
    mvc.perform(stageRequest(module, body).with(LoggedInAs.operator()))
        .andExpect(status().is(code))
        .andExpect(jsonPath("$.detail").value(containsString(detail)));
    assertThat(moves.findCurrent()).isEmpty();
  }

  @Test
  void showsAMoveThatNoProcessRunsAndCancelsIt() throws Exception {
    var move = insertUnfinishedMove();

    mvc.perform(get(MODULES + "/scheduling/move").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.state").value("waiting"))
        .andExpect(jsonPath("$.to").value("away"))
        .andExpect(jsonPath("$.step").value("check"))
        .andExpect(jsonPath("$.reason").value("to see"));
    mvc.perform(get("/rollout").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Runs in the monolith"),
                        containsString("Moving to its service."),
                        containsString("No process is running this move"),
                        containsString("Reason for cancelling"))));
    mvc.perform(
            stageRequest("billing", "{\"stage\":\"away\",\"reason\":\"too\"}")
                .with(LoggedInAs.operator()))
        .andExpect(status().isConflict())
        .andExpect(
            jsonPath("$.detail")
                .value(containsString("scheduling has been moving to its service")));

    var undo =
        post(MODULES + "/scheduling/move/undo")
            .contentType(MediaType.APPLICATION_JSON)
            .header("Idempotency-Key", move)
            .content("{\"reason\":\"not now\"}")
            .with(LoggedInAs.operator());
    mvc.perform(undo)
        .andExpect(status().isAccepted())
        .andExpect(header().string("Location", endsWith("/scheduling/move")));
    await().until(() -> moves.findById(move).orElseThrow().hasEnded());
    mvc.perform(undo).andExpect(status().isAccepted());

    mvc.perform(get(MODULES + "/scheduling/history").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].action").value("UNDO"))
        .andExpect(jsonPath("$.items[0].reason").value("not now"));
    mvc.perform(get("/rollout").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("was cancelled")));
  }

  @Test
  void aResumedMoveThatCannotBeMadeIsRefusedWithItsReason() throws Exception {
    var move = insertUnfinishedMove();

    mvc.perform(post("/rollout/modules/scheduling/resume").with(LoggedInAs.operator()).with(csrf()))
        .andExpect(status().is3xxRedirection());

    await().until(() -> moves.findById(move).orElseThrow().hasEnded());
    mvc.perform(get("/rollout/fragments/modules/scheduling/move").with(LoggedInAs.operator()))
        .andExpect(header().string("HX-Refresh", "true"))
        .andExpect(content().string(containsString("No service for scheduling is configured")));
  }

  @Test
  void nothingIsThereToResume() throws Exception {
    mvc.perform(post(MODULES + "/billing/move/resume").with(LoggedInAs.operator()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("billing is not moving."));
    mvc.perform(get(MODULES + "/billing/move").with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
  }

  private MoveId insertUnfinishedMove() {
    var request = new MoveRequest(new UUID(0, 1).toString(), "to see", clock.instant());
    var move = ModuleMove.requested(MoveId.next(), "scheduling", Stage.HOME, Stage.AWAY, request);
    aggregates.insert(move);
    return move.id();
  }

  private static MockHttpServletRequestBuilder stageRequest(String module, String body) {
    return post(MODULES + "/" + module + "/stage")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }
}
