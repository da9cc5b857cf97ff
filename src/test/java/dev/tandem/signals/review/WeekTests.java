package dev.tandem.signals.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.preferences.events.MigrationCompared;
import dev.tandem.recommendations.events.RankingSwitched;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.rollout.events.RequestRecorded;
import dev.tandem.rollout.events.RolledBack;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.signals.change.Change;
import dev.tandem.signals.change.Changes;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleCalendar;
import dev.tandem.signals.cycle.Cycles;
import dev.tandem.signals.cycle.Incidents;
import dev.tandem.signals.cycle.StageHistory;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.evidence.Report;
import dev.tandem.signals.parity.Parities;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Who was away reads in the review what changed and what went wrong. */
@ModuleTest
class WeekTests {

  private static final String OPERATOR = new UUID(0, 1).toString();

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired Cycles cycles;
  @Autowired CycleCalendar calendar;
  @Autowired Changes changes;
  @Autowired StageHistory stages;
  @Autowired Incidents incidents;
  @Autowired EvidenceStore evidence;
  @Autowired Parities parities;

  private final String module = "module-" + UUID.randomUUID();
  private Instant at = Instant.EPOCH;
  private Cycle cycle = new Cycle("none", at, at);

  @BeforeEach
  void thisWeek() {
    cycle = cycles.current();
    at = cycle.start().plusSeconds(1);
  }

  @AfterEach
  void forget() {
    for (var table : new String[] {"change", "incident", "stage_change", "parity"}) {
      jdbc.sql("delete from signals." + table).update();
    }
    jdbc.sql("delete from eventing.parked where subscription = ?").param(module + ".x").update();
    jdbc.sql("delete from eventing.audit where subject = ?").param(module + ".x").update();
  }

  @Test
  void aChangeIsListedOnceWithModuleSentenceOperatorAndReasonInTheOrderOfTime() throws Exception {
    var asked =
        new RequestRecorded(meta(2), module, "It was told to go back.", OPERATOR, "It is slow.");
    changes.add(asked);
    changes.add(asked);
    stages.add(route(1, "HOME", "SHADOW"));
    jdbc.sql(
            """
            insert into eventing.audit (at, operator, action, subject, detail)
            values (?, ?, 'discard', ?, 'It is of a test.')
            """)
        .params(at.plusSeconds(3), OPERATOR, module + ".x")
        .update();
    json()
        .andExpect(
            jsonPath("$.changes[?(@.module == '%s')].what", module)
                .value(
                    contains(
                        module + " went from home to shadow.",
                        "It was told to go back.",
                        "A parked delivery to " + module + ".x was discarded.")))
        .andExpect(
            jsonPath("$.changes[?(@.module == '%s')].reason", module)
                .value(contains("To prove it.", "It is slow.", "It is of a test.")))
        .andExpect(jsonPath("$.changes[0].operator").value(OPERATOR))
        .andExpect(jsonPath("$.summary").value(containsString("steps of modules")));
    page()
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("It was told to go back."),
                        containsString("/members/fragments/name/" + OPERATOR))));
  }

  @Test
  void hearsWhatModulesTellOfTheirChanges(Scenario scenario) {
    var switched = switched(OPERATOR, "It is ready.");
    scenario
        .publish(switched)
        .andWaitForStateChange(() -> changes.between(at, cycle.end()), found -> !found.isEmpty())
        .andVerify(found ->
            assertThat(found)
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo("Switched.")));
  }

  @Test
  void incidentsAreRollBacksAndBranchesThatWereSwitchedBackButNotWhatOperatorsSet()
      throws Exception {
    incidents.add(
        new RolledBack(meta(1), module, "CANARY", "HOME", "mismatches", "3 of 40 differ."));
    changes.add(switched("Tandem", "It is slower."));
    changes.add(switched(OPERATOR, "An operator wanted that."));
    verdict("mismatches", "3 of 40 differ.");
    verdict("latency", "The service is slower.");
    json()
        .andExpect(
            jsonPath("$.incidents[?(@.module == '%s')].reason", module)
                .value(contains("3 of 40 differ.", "It is slower.", "The service is slower.")))
        .andExpect(jsonPath("$.summary").value(containsString("was rolled back from canary")));
    jdbc.sql("delete from signals.verdict_history where module = ?").param(module).update();
  }

  @Test
  void whatIsParkedIsCountedBySubscriptionAndLeadsToTheDeliveries() throws Exception {
    park();
    park();
    json()
        .andExpect(jsonPath("$.parked[?(@.subscription == '%s.x')].count", module).value(2))
        .andExpect(jsonPath("$.summary").value(containsString("2 deliveries are parked")));
    page()
        .andExpect(
            content()
                .string(
                    allOf(containsString(module + ".x"), containsString("href=\"/eventing\""))));
  }

  @Test
  void saysHowBothSetsOfRulesDecideAsItWasHeardLast() throws Exception {
    var migration = Ids.next();
    parities.add(compared(migration, 20, 4_000));
    parities.add(compared(migration, 10, 3_000));
    page()
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Of 4,000 decisions that both have taken, 2 differed"),
                        not(containsString("3,000 decisions")))));
  }

  @Test
  void staleAnswersOfACopyAreCountedApartFromMismatches() throws Exception {
    stages.add(route(1, "HOME", "SHADOW"));
    evidence.restart(route(1, "HOME", "SHADOW"));
    evidence.add(
        Report.of(
            new AnswersCompared(
                meta(1),
                module,
                "GET /x",
                at.plusSeconds(60),
                10,
                "home",
                200,
                0,
                3,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0)));
    json()
        .andExpect(jsonPath("$.stale[?(@.module == '%s')].stale", module).value(3))
        .andExpect(jsonPath("$.stale[?(@.module == '%s')].compared", module).value(200));
    page().andExpect(content().string(containsString("(<span>1.50 %</span>)")));
    jdbc.sql("delete from signals.daily_count where module = ?").param(module).update();
    jdbc.sql("delete from signals.evidence where module = ?").param(module).update();
  }

  @Test
  void aWeekInWhichNothingHappenedSaysSo() throws Exception {
    var weeks = calendar.upTo(cycle, 3);
    at = weeks.getFirst().start();
    changes.add(switched(OPERATOR, "Something must be known of that time."));
    cycle = weeks.get(1);
    page()
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Nothing was rolled back, no verdict was bad"),
                        containsString("No release, setting, table, stage"),
                        containsString("Decisions about messages were made by one set of rules"),
                        containsString("No module had one."))));
  }

  private List<Change> changesOfModule() {
    return changes.between(at, cycle.end()).stream()
        .filter(it -> module.equals(it.module()))
        .toList();
  }

  private RankingSwitched switched(String by, String reason) {
    return new RankingSwitched(meta(5), module, "Switched.", by, reason);
  }

  private RouteChanged route(long epoch, String from, String to) {
    return new RouteChanged(
        meta(epoch), module, from, to, epoch, null, null, OPERATOR, "To prove it.");
  }

  private MigrationCompared compared(UUID migration, long seconds, long compared) {
    return new MigrationCompared(meta(seconds), migration, "FORMER", 100, 0, compared, 2, 1, 0);
  }

  private EventMetadata meta(long seconds) {
    return EventMetadata.about(Ids.named(module), seconds, at.plusSeconds(seconds));
  }

  private void verdict(String signal, String words) {
    jdbc.sql(
            """
            insert into signals.verdict_history values (?, ?, 1, 'ROLL_BACK', 0, 9000, ?, ?, ?)
            """)
        .params(module, signal, words, at, at.plusSeconds(6))
        .update();
  }

  private void park() {
    jdbc.sql(
            """
            insert into eventing.parked
                   (subscription, partition, position, state, attempts, reason, event_id, name, key,
                    recorded_at, payload)
            values (?, 1, (select count(*) from eventing.parked), 'PARKED', 9, 'No table.', ?,
                    'signals.gate-decided', ?, ?, '{}')
            """)
        .params(module + ".x", UUID.randomUUID(), UUID.randomUUID(), at)
        .update();
  }

  private ResultActions json() throws Exception {
    return mvc.perform(
            get("/api/signals/reviews/{cycle}", cycle.name()).with(LoggedInAs.operator()))
        .andExpect(status().isOk());
  }

  private ResultActions page() throws Exception {
    return mvc.perform(get("/signals/review/{cycle}", cycle.name()).with(LoggedInAs.operator()))
        .andExpect(status().isOk());
  }
}
