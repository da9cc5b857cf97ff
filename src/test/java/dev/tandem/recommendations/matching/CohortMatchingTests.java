package dev.tandem.recommendations.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.events.CohortMatched;
import dev.tandem.recommendations.events.Pair;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class CohortMatchingTests {

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired ModelTrainer trainer;
  @Autowired CohortMatching matching;

  ReplicaFixture fixture;
  UUID cohort;
  UUID ada;
  UUID bob;
  UUID mia;
  UUID noa;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    cohort = fixture.cohort("Winter");
    ada = enrolledMentor("Ada", "SQL");
    bob = enrolledMentor("Bob", "Go");
    mia = enrolledMentee("SQL");
    noa = enrolledMentee("SQL");
    trainer.retrain();
  }

  @Test
  void putsOwnChoicesBeforeTheModels() throws Exception {
    choose(mia, bob).andExpect(status().isOk());

    propose("")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.status").value("PROPOSED"))
        .andExpect(jsonPath("$.pairs", hasSize(2)))
        .andExpect(jsonPath("$.unmatched", hasSize(0)));
    assertThat(mentorOf(mia)).isEqualTo(bob);
    assertThat(mentorOf(noa)).isEqualTo(ada);
  }

  @Test
  void keepsLockedPairsAndTellsWhoIsLeftWithout() throws Exception {
    var max = enrolledMentee("SQL");
    var lock = "{\"locked\": [{\"menteeId\": \"%s\", \"mentorId\": \"%s\"}]}".formatted(noa, bob);

    propose(lock)
        .andExpect(jsonPath("$.pairs", hasSize(2)))
        .andExpect(jsonPath("$.unmatched", hasSize(1)));
    assertThat(mentorOf(noa)).isEqualTo(bob);

    propose("")
        .andExpect(jsonPath("$.pairs[?(@.locked == true)].menteeId", contains(noa.toString())));
    matching.lock(new CohortId(cohort), new MenteeId(noa), null);
    matching.lock(new CohortId(cohort), new MenteeId(max), new MentorId(ada));
    assertThat(mentorOf(max)).isEqualTo(ada);
    propose("")
        .andExpect(jsonPath("$.pairs[?(@.locked == true)].menteeId", contains(max.toString())));
  }

  @Test
  void countsOnlyOnceAnOperatorHasActivatedIt(AssertablePublishedEvents events) throws Exception {
    choose(mia, bob);
    propose("");
    assertThat(matched(events)).isEmpty();
    var proposal = matching.current(new CohortId(cohort)).orElseThrow();

    activate("{\"proposalId\": \"%s\"}".formatted(proposal.id().value()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("ACTIVE"));
    activate("{\"proposalId\": \"%s\"}".formatted(proposal.id().value()))
        .andExpect(status().isOk());

    assertThat(matched(events))
        .singleElement()
        .satisfies(it ->
            assertThat(it.pairs())
                .containsExactlyInAnyOrder(new Pair(mia, bob), new Pair(noa, ada)));
    activate("").andExpect(status().isConflict());
  }

  @Test
  void leavesActivatedPairsTogetherWhenOthersJoinLater() throws Exception {
    propose("");
    activate("");
    var before = mentorOf(mia);
    fixture.enrol(cohort, ada, Role.MENTOR, 2);
    fixture.enrol(cohort, bob, Role.MENTOR, 2);
    var max = enrolledMentee("SQL");

    propose("");

    assertThat(mentorOf(mia)).isEqualTo(before);
    assertThat(mentorOf(max)).isEqualTo(ada);
  }

  @Test
  void refusesAProposalThatHasBeenReplaced() throws Exception {
    propose("");
    var first = matching.current(new CohortId(cohort)).orElseThrow();
    propose("");

    activate("{\"proposalId\": \"%s\"}".formatted(first.id().value()))
        .andExpect(status().isConflict());
  }

  @Test
  void isForOperatorsAndChoicesForTheCohortsMentees() throws Exception {
    var path = "/api/recommendations/cohorts/" + cohort;
    mvc.perform(post(path + "/match").with(LoggedInAs.mentee(mia)))
        .andExpect(status().isForbidden());
    mvc.perform(post(path + "/match/activation").with(LoggedInAs.mentor(ada)))
        .andExpect(status().isForbidden());
    mvc.perform(get(path + "/match").with(LoggedInAs.mentor(ada)))
        .andExpect(status().isForbidden());
    mvc.perform(get(path + "/choices").with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    choose(UUID.randomUUID(), ada).andExpect(status().isNotFound());
    var nowhere = "/api/recommendations/cohorts/" + UUID.randomUUID();
    mvc.perform(post(nowhere + "/match").with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
    mvc.perform(get(nowhere + "/match").with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
    mvc.perform(post(nowhere + "/match/activation").with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"mentorIds\": [\"ADA\", \"ADA\"]} | 422",
        "{\"mentorIds\": [\"00000000-0000-0000-0000-000000000000\"]} | 422",
        "{\"mentorIds\": [null]} | 400",
        "{\"mentorIds\": null} | 400",
        "{} | 400",
        "{\"mentorIds\": \"ADA\"} | 400",
        "{\"mentorIds\": [7]} | 400",
      })
  void refusesChoicesThatCannotBe(String body, int expected) throws Exception {
    mvc.perform(
            put("/api/recommendations/cohorts/{id}/choices", cohort)
                .contentType(APPLICATION_JSON)
                .content(body.replace("ADA", ada.toString()))
                .with(LoggedInAs.mentee(mia)))
        .andExpect(status().is(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"locked\": [{\"menteeId\": \"MIA\"}]} | 400",
        "{\"locked\": [null]} | 400",
        "{\"locked\": 7} | 400",
        "{\"locked\": [{\"menteeId\": \"ADA\", \"mentorId\": \"MIA\"}]} | 422",
        "{\"locked\": [{\"menteeId\": \"MIA\", \"mentorId\": \"ADA\"},"
            + " {\"menteeId\": \"MIA\", \"mentorId\": \"ADA\"}]} | 422",
        "{\"locked\": [{\"menteeId\": \"MIA\", \"mentorId\": \"ADA\"},"
            + " {\"menteeId\": \"NOA\", \"mentorId\": \"ADA\"}]} | 422",
      })
  void refusesLocksThatCannotBe(String body, int expected) throws Exception {
    propose(
            body.replace("MIA", mia.toString())
                .replace("ADA", ada.toString())
                .replace("NOA", noa.toString()))
        .andExpect(status().is(expected));
  }

  private UUID enrolledMentor(String name, String skill) {
    var mentor = fixture.bookableMentor(name, skill, "de");
    fixture.enrol(cohort, mentor, Role.MENTOR, 1);
    return mentor;
  }

  private UUID enrolledMentee(String topic) {
    var mentee = fixture.mentee(topic, "de");
    fixture.enrol(cohort, mentee, Role.MENTEE, 1);
    return mentee;
  }

  private UUID mentorOf(UUID mentee) {
    return matching.current(new CohortId(cohort)).orElseThrow().matchedPairings().stream()
        .filter(it -> it.mentee().value().equals(mentee))
        .map(it -> it.mentor().value())
        .findFirst()
        .orElse(null);
  }

  private Iterable<CohortMatched> matched(AssertablePublishedEvents events) {
    return events.ofType(CohortMatched.class).matching(it -> it.cohortId().equals(cohort));
  }

  private ResultActions choose(UUID mentee, UUID mentor) throws Exception {
    return mvc.perform(
        put("/api/recommendations/cohorts/{id}/choices", cohort)
            .contentType(APPLICATION_JSON)
            .content("{\"mentorIds\": [\"%s\"]}".formatted(mentor))
            .with(LoggedInAs.mentee(mentee)));
  }

  private ResultActions propose(String body) throws Exception {
    return mvc.perform(
        post("/api/recommendations/cohorts/{id}/match", cohort)
            .contentType(APPLICATION_JSON)
            .content(body)
            .with(LoggedInAs.operator()));
  }

  private ResultActions activate(String body) throws Exception {
    return mvc.perform(
        post("/api/recommendations/cohorts/{id}/match/activation", cohort)
            .contentType(APPLICATION_JSON)
            .content(body)
            .with(LoggedInAs.operator()));
  }
}
