package dev.tandem.preferences.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import dev.tandem.preferences.choice.ChoiceContext;
import dev.tandem.preferences.choice.ChoiceLog;
import dev.tandem.preferences.choice.ChoiceService;
import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.NewChoice;
import dev.tandem.preferences.choice.Resolutions;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Decision;
import dev.tandem.preferences.decision.DecisionReason;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;

@ModuleTest
class CohortDefaultTests {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Question.OfTopic SUMMARY =
      new Question.OfTopic(Topic.WEEKLY_SUMMARY, Channel.EMAIL);

  @Autowired CohortDefaultService service;
  @Autowired KnownCohorts cohorts;
  @Autowired ChoiceService choices;
  @Autowired ChoiceLog log;
  @Autowired Resolutions resolutions;

  private final UUID cohort = UUID.randomUUID();
  private final UUID member = UUID.randomUUID();
  private final UUID operator = UUID.randomUUID();

  @Test
  void aCohortDecidesForMembersWhoHaveNotChosen(
      Scenario scenario, AssertablePublishedEvents events) {
    open(scenario, cohort);
    enrol(scenario, cohort);
    var other = UUID.randomUUID();
    cohorts.enrol(cohort, other);
    choose(other, Answer.OFF);

    service.set(cohort, Map.of(SUMMARY, Answer.ON), operator);

    assertThat(decision(member)).isEqualTo(new Decision(true, DecisionReason.COHORT));
    assertThat(decision(other)).isEqualTo(new Decision(false, DecisionReason.CHOSEN));
    assertThat(events.ofType(PreferencesChanged.class).matching(it -> it.memberId().equals(member)))
        .as("the first, when enrolled, and one for the new default")
        .hasSize(2);
    assertThat(events.ofType(PreferencesChanged.class).matching(it -> it.memberId().equals(other)))
        .as("only the member's own choice")
        .hasSize(1);
    assertThat(log.history(member)).isEmpty();
  }

  @Test
  void aChangedDefaultNeverChangesWhatAMemberDecided(Scenario scenario) {
    open(scenario, cohort);
    enrol(scenario, cohort);
    choose(member, Answer.ON);
    for (var answer : List.of(Answer.OFF, Answer.ON, Answer.OFF, Answer.UNSET)) {
      service.set(cohort, Map.of(SUMMARY, answer), operator);
      assertThat(decision(member)).isEqualTo(new Decision(true, DecisionReason.CHOSEN));
    }
    assertThat(log.history(member)).hasSize(1);
  }

  @Test
  void aClosedCohortDecidesNothingAnyMore(Scenario scenario) {
    open(scenario, cohort);
    enrol(scenario, cohort);
    service.set(cohort, Map.of(SUMMARY, Answer.ON), operator);

    scenario
        .publish(new CohortClosed(EventMetadata.about(cohort, 3, NOW), cohort))
        .andWaitForStateChange(() -> decision(member), it -> !it.on());
    assertThat(decision(member)).isEqualTo(new Decision(false, DecisionReason.DEFAULT));
    assertThatThrownBy(() -> service.set(cohort, Map.of(SUMMARY, Answer.ON), operator))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void whereTwoCohortsContradictTheMemberGetsLessMail(Scenario scenario) {
    var second = UUID.randomUUID();
    for (var each : List.of(cohort, second)) {
      open(scenario, each);
      enrol(scenario, each);
    }
    service.set(cohort, Map.of(SUMMARY, Answer.ON), operator);
    assertThat(decision(member).on()).isTrue();
    service.set(second, Map.of(SUMMARY, Answer.OFF), operator);
    assertThat(decision(member)).isEqualTo(new Decision(false, DecisionReason.COHORT));
  }

  @Test
  void aCohortCannotConsentForItsMembers(Scenario scenario) {
    open(scenario, cohort);
    var news = new Question.OfTopic(Topic.PRODUCT_NEWS, Channel.EMAIL);
    var security = new Question.OfTopic(Topic.SECURITY, Channel.EMAIL);

    assertThatThrownBy(() -> service.set(cohort, Map.of(news, Answer.ON), operator))
        .hasMessageContaining("consent");
    assertThatThrownBy(() -> service.set(cohort, Map.of(security, Answer.OFF), operator))
        .hasMessageContaining("always sent");
  }

  private Decision decision(UUID of) {
    return resolutions.of(of).decide(Topic.WEEKLY_SUMMARY, Channel.EMAIL);
  }

  private void choose(UUID by, Answer answer) {
    choices.record(
        by, List.of(NewChoice.of(SUMMARY, answer)), ChoiceContext.of(ChoiceSource.MEMBER, by));
  }

  private void open(Scenario scenario, UUID opened) {
    scenario
        .publish(
            new CohortOpened(
                EventMetadata.about(opened, 1, NOW),
                opened,
                "Autumn",
                List.of(),
                LocalDate.EPOCH,
                LocalDate.EPOCH,
                5))
        .andWaitForStateChange(() -> cohorts.find(opened).isPresent(), known -> known);
  }

  private void enrol(Scenario scenario, UUID into) {
    scenario
        .publish(
            new CohortEnrolled(EventMetadata.about(into, 2, NOW), into, member, Role.MENTEE, 1))
        .andWaitForStateChange(() -> cohorts.membersOf(into).contains(member), known -> known);
  }
}
