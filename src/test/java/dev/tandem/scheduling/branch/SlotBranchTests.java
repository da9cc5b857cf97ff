package dev.tandem.scheduling.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.scheduling.events.SlotSearchSwitched;
import dev.tandem.scheduling.events.SlotSearchesCompared;
import dev.tandem.scheduling.slot.OpenSlots;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.events.BranchJudged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class SlotBranchTests {

  private static final String BRANCHES = "/api/scheduling/branches";
  private static final String EVIDENCE = "30 of 200 compares differ (15.00 %).";

  /** Who {@link LoggedInAs#operator} is. */
  private static final String OPERATOR = "00000000-0000-0000-0000-000000000001";

  @Autowired MockMvc mvc;
  @Autowired Branch<OpenSlots> branch;
  @Autowired SlotReports reports;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private final UUID mentor = UUID.randomUUID();

  @AfterEach
  void forgetWhatOperatorsSet() {
    jdbc.sql("delete from scheduling.branch_account").update();
    jdbc.sql("delete from scheduling.branch_change").update();
    jdbc.sql("delete from scheduling.branch_lock").update();
    jdbc.sql("delete from scheduling.branch").update();
  }

  @Test
  void anOperatorSwitchesAMentorAndBack() throws Exception {
    mvc.perform(get(BRANCHES).with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.items[0].name").value("slots"))
        .andExpect(jsonPath("$.items[0].share").value("0 %"));
    awaitChoice("SteppedSlots");
    change("\"included\": [\"" + mentor + "\"]").andExpect(status().isOk());
    awaitChoice("GapSlots");
    change("\"share\": \"0%\"").andExpect(status().isOk());
    awaitChoice("SteppedSlots");
  }

  @Test
  void reportsWhichAnswersDiffered(AssertablePublishedEvents events) throws Exception {
    change("\"compared\": \"100%\"").andExpect(status().isOk());

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
  void whatOperatorsSetIsRecorded() throws Exception {
    change("\"share\": \"5%\", \"compared\": \"10%\"").andExpect(status().isOk());
    change("\"included\": [\"" + mentor + "\"]").andExpect(status().isOk());

    history()
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.items[0].version").value(2))
        .andExpect(
            jsonPath("$.items[0].setting")
                .value(
                    "0 % of the accounts, 1 named in, 0 named out; 0 % of the calls are compared"))
        .andExpect(jsonPath("$.items[1].version").value(1))
        .andExpect(jsonPath("$.items[1].operator").value(OPERATOR))
        .andExpect(jsonPath("$.items[1].action").value("SET"))
        .andExpect(jsonPath("$.items[1].reason").value("a test"))
        .andExpect(
            jsonPath("$.items[1].setting")
                .value(
                    "5 % of the accounts, 0 named in, 0 named out; 10 % of the calls are"
                        + " compared"));
  }

  @Test
  void aVerdictSwitchesItBackUntilAnOperatorHasAcknowledgedThat(
      Scenario scenario, AssertablePublishedEvents events) throws Exception {
    change("\"share\": \"100%\", \"compared\": \"10%\"").andExpect(status().isOk());
    awaitChoice("GapSlots");

    scenario
        .publish(judged(Verdict.ROLL_BACK, branch.control().view().since()))
        .andWaitForStateChange(this::version, version -> version == 2);

    awaitChoice("SteppedSlots");
    history()
        .andExpect(jsonPath("$.items[0].operator").value("Tandem"))
        .andExpect(jsonPath("$.items[0].action").value("SWITCHED_BACK"))
        .andExpect(jsonPath("$.items[0].reason").value(EVIDENCE));
    change("\"share\": \"1%\"")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("urn:tandem:problem:switched-back"))
        .andExpect(jsonPath("$.detail").value(containsString(EVIDENCE)));
    change("\"included\": [\"" + mentor + "\"]").andExpect(status().isConflict());
    change("\"compared\": \"20%\"")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.lock.reason").value(EVIDENCE));

    acknowledge("{}").andExpect(status().isBadRequest());
    acknowledge("{\"reason\": \"A leap day was missing.\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.lock").doesNotExist());
    acknowledge("{\"reason\": \"Again.\"}").andExpect(status().isConflict());
    history()
        .andExpect(jsonPath("$.items[0].action").value("ACKNOWLEDGED"))
        .andExpect(jsonPath("$.items[0].operator").value(OPERATOR));
    change("\"share\": \"1%\"").andExpect(status().isOk());
    assertThat(events.ofType(SlotSearchSwitched.class))
        .extracting(SlotSearchSwitched::what, SlotSearchSwitched::by, SlotSearchSwitched::reason)
        .contains(
            tuple(
                "The branch scheduling.slots was switched back to the present implementation, and"
                    + " locked.",
                "Tandem",
                EVIDENCE),
            tuple(
                "The verdict on the branch scheduling.slots was acknowledged.",
                OPERATOR,
                "A leap day was missing."));
  }

  /** Events of one branch are delivered in their order, and the last one has an effect. */
  @Test
  void noOtherVerdictSwitchesItBack(Scenario scenario) throws Exception {
    change("\"compared\": \"10%\"").andExpect(status().isOk());
    var comparing = branch.control().view().since();
    publish(judged(Verdict.ROLL_BACK, comparing));
    change("\"share\": \"100%\"").andExpect(status().isOk());
    var answering = branch.control().view().since();
    publish(judged(Verdict.ROLL_BACK, answering.minusMillis(1)));
    publish(judged(Verdict.INCONCLUSIVE, answering));
    publish(judged(Verdict.SAFE, answering));

    scenario
        .publish(judged(Verdict.ROLL_BACK, answering))
        .andWaitForStateChange(this::version, version -> version > 2);

    history()
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.items[0].action").value("SWITCHED_BACK"));
  }

  @Test
  void isForOperatorsOnly() throws Exception {
    mvc.perform(get(BRANCHES).with(LoggedInAs.mentor(mentor))).andExpect(status().isForbidden());
  }

  private ResultActions change(String setting) throws Exception {
    return send(put(BRANCHES + "/slots"), "{\"reason\": \"a test\", " + setting + "}");
  }

  private ResultActions acknowledge(String body) throws Exception {
    return send(post(BRANCHES + "/slots/acknowledgement"), body);
  }

  private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
    return mvc.perform(
        request.contentType(MediaType.APPLICATION_JSON).content(body).with(LoggedInAs.operator()));
  }

  private ResultActions history() throws Exception {
    return mvc.perform(get(BRANCHES + "/slots/history").with(LoggedInAs.operator()));
  }

  private void publish(BranchJudged event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private long version() {
    return branch.control().view().version();
  }

  private static BranchJudged judged(Verdict verdict, Instant since) {
    return BranchJudged.of("scheduling.slots", verdict, EVIDENCE, since);
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
