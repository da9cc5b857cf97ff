package dev.tandem.recommendations.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.recommendations.events.RankingSwitched;
import dev.tandem.recommendations.events.RankingsCompared;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.ranking.Ranking;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.events.BranchJudged;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class RankingBranchTests {

  private static final String BRANCHES = "/api/recommendations/branches";

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired ModelTrainer trainer;
  @Autowired RankingReports reports;
  @Autowired Branch<Ranking> branch;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void forgetWhatOperatorsSet() {
    jdbc.sql("delete from recommendations.branch_account").update();
    jdbc.sql("delete from recommendations.branch_change").update();
    jdbc.sql("delete from recommendations.branch_lock").update();
    jdbc.sql("delete from recommendations.branch").update();
  }

  @Test
  void theNewRankingAnswersEverybodyUntilAnOperatorChangesThat() throws Exception {
    branch()
        .andExpect(jsonPath("$.items[0].name").value("ranking"))
        .andExpect(jsonPath("$.items[0].current").value("CompleteRanking"))
        .andExpect(jsonPath("$.items[0].next").value("ShownPlacesRanking"))
        .andExpect(jsonPath("$.items[0].until").value("2027-06-30"))
        .andExpect(jsonPath("$.items[0].share").value("100 %"))
        .andExpect(jsonPath("$.items[0].comparedShare").value("1 %"))
        .andExpect(jsonPath("$.items[0].version").value(0));
    awaitChoice(UUID.randomUUID(), "ShownPlacesRanking", "share");
  }

  @Test
  void anOperatorSwitchesAtOnceByShareAndByName(AssertablePublishedEvents events) throws Exception {
    var named = UUID.randomUUID();
    var other = UUID.randomUUID();

    change("\"share\": \"0%\", \"included\": [\"%s\"]".replace("%s", named.toString()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.share").value("0 %"))
        .andExpect(jsonPath("$.included", contains(named.toString())))
        .andExpect(jsonPath("$.version").value(1));
    awaitChoice(named, "ShownPlacesRanking", "named-in");
    awaitChoice(other, "CompleteRanking", "rest");

    change("\"share\": \"100%\", \"exempted\": [\"%s\"]".replace("%s", named.toString()))
        .andExpect(jsonPath("$.version").value(2));
    awaitChoice(named, "CompleteRanking", "named-out");
    awaitChoice(other, "ShownPlacesRanking", "share");
    assertThat(events.ofType(RankingSwitched.class))
        .anySatisfy(it -> {
          assertThat(it.what())
              .isEqualTo(
                  "The branch recommendations.ranking was set: 100 % of the accounts, 0 named in, 1"
                      + " named out; 0 % of the calls are compared.");
          assertThat(it.by()).isEqualTo(new UUID(0, 1).toString());
          assertThat(it.reason()).isEqualTo("a test");
        });
  }

  @Test
  void comparesBothRankingsAndReportsWhatItFound(AssertablePublishedEvents events)
      throws Exception {
    var fixture = new ReplicaFixture(beans);
    fixture.clear();
    fixture.bookableMentor("Ada", "SQL", "de");
    fixture.bookableMentor("Bob", "Baking", "de");
    var mentee = fixture.mentee("SQL", "de");
    trainer.retrain();
    change("\"share\": \"50%\", \"compared\": \"100%\"").andExpect(status().isOk());

    await()
        .untilAsserted(() -> {
          mvc.perform(
                  get("/api/recommendations/mentees/{id}", mentee).with(LoggedInAs.mentee(mentee)))
              .andExpect(status().isOk());
          reports.publish();
          assertThat(events.ofType(RankingsCompared.class))
              .extracting(RankingsCompared::comparison)
              .filteredOn(it -> it.setting() == 1)
              .anyMatch(it -> it.counts().compared() > 0)
              .allMatch(it -> it.counts().different() == 0)
              .allMatch(it -> it.branch().equals("recommendations.ranking"));
          branch().andExpect(jsonPath("$.items[0].counts.different").value(0));
          assertThat(compared()).isPositive();
        });

    change("\"share\": \"50%\"").andExpect(jsonPath("$.counts.compared").value(0));
  }

  @Test
  void thePageShowsTheBranchAndSetsIt() throws Exception {
    var in = UUID.randomUUID();
    var out = UUID.randomUUID();
    mvc.perform(
            post("/recommendations/branches/ranking")
                .param("share", "7 %")
                .param("compared", "0.5 %")
                .param("accounts", in + "\n-" + out)
                .param("reason", "It is to be seen on a page.")
                .with(csrf())
                .with(LoggedInAs.operator()))
        .andExpect(redirectedUrl("/recommendations/branches"));

    mvc.perform(get("/recommendations/branches").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("value=\"7 %\"")))
        .andExpect(content().string(containsString("value=\"0.5 %\"")))
        .andExpect(content().string(containsString(in + "\n-" + out)))
        .andExpect(content().string(containsString("It is to be seen on a page.")))
        .andExpect(
            content()
                .string(
                    containsString(
                        "7 % of the accounts, 1 named in, 1 named out; 0.5 % of the calls are"
                            + " compared.")));
    mvc.perform(
            post("/recommendations/branches/ranking")
                .param("accounts", "everybody")
                .param("reason", "Everybody likes it.")
                .with(csrf())
                .with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
  }

  /** The new ranking answers everybody before any operator has set it. */
  @Test
  void aVerdictTakesTheNewRankingOutOfUse(Scenario scenario) throws Exception {
    var since = Instant.now();
    scenario
        .publish(
            BranchJudged.of(
                "recommendations.ranking", Verdict.ROLL_BACK, "30 of 200 compares differ.", since))
        .andWaitForStateChange(() -> branch.control().view().share(), "0 %"::equals);

    awaitChoice(UUID.randomUUID(), "CompleteRanking", "rest");
    mvc.perform(get("/recommendations/branches").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Switched back")))
        .andExpect(content().string(containsString("30 of 200 compares differ.")));

    mvc.perform(
            post("/recommendations/branches/ranking/acknowledgement")
                .param("reason", "The order was repaired.")
                .with(csrf())
                .with(LoggedInAs.operator()))
        .andExpect(redirectedUrl("/recommendations/branches"));
    mvc.perform(get("/recommendations/branches").with(LoggedInAs.operator()))
        .andExpect(content().string(not(containsString("Switched back"))))
        .andExpect(content().string(containsString("The order was repaired.")));
  }

  @Test
  void refusesSettingsThatAreNone() throws Exception {
    for (var body :
        new String[] {
          "{\"reason\": \"a test\", \"share\": \"101%\"}",
          "{\"reason\": \"a test\", \"compared\": \"much\"}",
          "{\"reason\": \"a test\", \"included\": [\"nobody\"]}",
          "{\"reason\": \"a test\", \"included\": [null]}",
          "{\"reason\": \" \", \"share\": \"5%\"}",
          "{\"share\": \"5%\"}",
          "[]"
        }) {
      send(body).andExpect(status().isBadRequest()).andExpect(jsonPath("$.detail").isNotEmpty());
    }
    mvc.perform(get(BRANCHES + "/ranking/evaluation?mentee=me").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
    branch().andExpect(jsonPath("$.items[0].version").value(0));
  }

  @Test
  void isForOperatorsOnly() throws Exception {
    var mentee = UUID.randomUUID();
    mvc.perform(get(BRANCHES).with(LoggedInAs.mentee(mentee))).andExpect(status().isForbidden());
    mvc.perform(
            put(BRANCHES + "/ranking")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isForbidden());
  }

  private ResultActions branch() throws Exception {
    return mvc.perform(get(BRANCHES).with(LoggedInAs.operator())).andExpect(status().isOk());
  }

  private ResultActions change(String setting) throws Exception {
    return send("{\"reason\": \"a test\", " + setting + "}");
  }

  private ResultActions send(String body) throws Exception {
    return mvc.perform(
        put(BRANCHES + "/ranking")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(LoggedInAs.operator()));
  }

  private void awaitChoice(UUID mentee, String implementation, String variant) {
    await()
        .untilAsserted(() ->
            mvc.perform(
                    get(BRANCHES + "/ranking/evaluation?mentee=" + mentee)
                        .with(LoggedInAs.operator()))
                .andExpect(jsonPath("$.implementation").value(implementation))
                .andExpect(jsonPath("$.variant").value(variant)));
  }

  private long compared() {
    return jdbc.sql("select compared from recommendations.branch where name = 'ranking'")
        .query(Long.class)
        .single();
  }
}
