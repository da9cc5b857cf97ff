package dev.tandem.preferences.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MenteeGoalsChanged;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Setting;
import dev.tandem.preferences.decision.Topic;
import dev.tandem.preferences.decision.Wording;
import dev.tandem.preferences.events.DecidedTopic;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;

@ModuleTest
class ChoiceServiceTests {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Question REMINDERS = new Question.OfTopic(Topic.REMINDERS, Channel.EMAIL);

  @Autowired ChoiceService service;
  @Autowired ChoiceLog log;
  @Autowired Resolutions resolutions;
  @Autowired KnownMembers members;
  @Autowired JdbcClient jdbc;

  private final UUID member = UUID.randomUUID();
  private final ChoiceContext byMember = ChoiceContext.of(ChoiceSource.MEMBER, member);

  @Test
  void whoJoinsGetsOneSnapshotOfWhatHoldsByDefault(
      Scenario scenario, AssertablePublishedEvents events) {
    join(scenario);
    service.join(member);

    assertThat(snapshots(events))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.meta().version()).isEqualTo(1);
          assertThat(it.decisions()).contains(new DecidedTopic("reminders", "email", true));
          assertThat(it.decisions()).contains(new DecidedTopic("product-news", "email", false));
          assertThat(it.decisions()).hasSize(Topic.values().length * Channel.values().length);
          assertThat(it.settings().reminderLeadMinutes()).containsExactly(1440, 60);
          assertThat(it.settings().zone()).isEqualTo("UTC");
        });
  }

  /** The log is read again after an erasure, and links of messages outlive their readers. */
  @Test
  void ofAMemberWhoWasErasedNothingIsRecordedOrAnnounced(AssertablePublishedEvents events) {
    jdbc.sql("insert into preferences.erased_member (member_id, erased_at) values (?, now())")
        .param(member)
        .update();
    service.join(member);
    service.learnZone(member, "Europe/Paris", 1);
    assertThat(service.record(member, List.of(NewChoice.of(REMINDERS, Answer.OFF)), byMember))
        .isZero();
    assertThat(members.find(member)).isEmpty();
    assertThat(snapshots(events)).isEmpty();
  }

  @Test
  void whetherTheLanguageIsChosenIsAnnounced(AssertablePublishedEvents events) {
    service.join(member);
    service.record(
        member, List.of(NewChoice.of(new Question.OfSetting(Setting.LANGUAGE), "en")), byMember);
    assertThat(snapshots(events))
        .extracting(it -> it.settings().languageChosen())
        .containsExactly(false, true);
  }

  @Test
  void aChoiceIsRecordedAndAnnounced(AssertablePublishedEvents events) {
    var recorded =
        service.record(
            member,
            List.of(
                NewChoice.of(REMINDERS, Answer.OFF),
                NewChoice.of(new Question.OfSetting(Setting.CLOCK), "12h")),
            byMember);

    assertThat(recorded).isEqualTo(2);
    assertThat(log.history(member))
        .hasSize(2)
        .allSatisfy(it -> {
          assertThat(it.version()).isEqualTo(1);
          assertThat(it.source()).isEqualTo(ChoiceSource.MEMBER);
          assertThat(it.actor()).isEqualTo(member);
          assertThat(it.wording()).isEqualTo(Wording.VERSION);
        });
    assertThat(snapshots(events))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.decisions()).contains(new DecidedTopic("reminders", "email", false));
          assertThat(it.settings().clock()).isEqualTo("12h");
        });
  }

  @Test
  void theSameAnswerAgainChangesNothing(AssertablePublishedEvents events) {
    service.record(member, List.of(NewChoice.of(REMINDERS, Answer.OFF)), byMember);

    assertThat(service.record(member, List.of(NewChoice.of(REMINDERS, Answer.OFF)), byMember))
        .isZero();
    assertThat(log.history(member)).hasSize(1);
    assertThat(snapshots(events)).hasSize(1);
  }

  @Test
  void theNewestAnswerHoldsAndTheOthersStayInTheRecord() {
    for (var answer : List.of(Answer.OFF, Answer.ON, Answer.UNSET)) {
      service.record(member, List.of(NewChoice.of(REMINDERS, answer)), byMember);
    }

    assertThat(log.history(member))
        .extracting(RecordedChoice::value)
        .containsExactly("UNSET", "ON", "OFF");
    assertThat(log.currentOf(member).byQuestion()).isEmpty();
  }

  @Test
  void nobodyCanSwitchOffWhatMustBeSent() {
    var security = new Question.OfTopic(Topic.SECURITY, Channel.EMAIL);

    assertThatThrownBy(
            () -> service.record(member, List.of(NewChoice.of(security, Answer.OFF)), byMember))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("always sent");
    assertThat(log.history(member)).isEmpty();
  }

  @Test
  void aLaterConfirmationIsAChangeOfItsOwn() {
    var news = new Question.OfTopic(Topic.PRODUCT_NEWS, Channel.EMAIL);
    service.record(member, List.of(NewChoice.of(news, Answer.ON)), byMember);
    assertThat(resolutions.of(member).decide(Topic.PRODUCT_NEWS, Channel.EMAIL).on()).isFalse();

    service.record(member, List.of(new NewChoice(news, "ON", true)), byMember);
    assertThat(resolutions.of(member).decide(Topic.PRODUCT_NEWS, Channel.EMAIL).on()).isTrue();

    assertThat(service.record(member, List.of(NewChoice.of(news, Answer.ON)), byMember)).isZero();
  }

  @Test
  void theZoneOfTheProfileHoldsUntilTheMemberChoosesAnother(
      Scenario scenario, AssertablePublishedEvents events) {
    learnZone(scenario, "Asia/Tokyo", 5);
    service.learnZone(member, "Europe/Paris", 4);
    assertThat(zone()).as("an older profile changes nothing").isEqualTo("Asia/Tokyo");

    var question = new Question.OfSetting(Setting.TIME_ZONE);
    service.record(member, List.of(NewChoice.of(question, "Europe/Berlin")), byMember);
    var before = snapshots(events).size();
    service.learnZone(member, "Africa/Lagos", 6);

    assertThat(zone()).isEqualTo("Europe/Berlin");
    assertThat(snapshots(events)).as("nothing was different").hasSize(before);
    service.record(member, List.of(NewChoice.of(question, "UNSET")), byMember);
    assertThat(zone()).isEqualTo("Africa/Lagos");
  }

  @Test
  void simultaneousChoicesOfAMemberGetVersionsOneByOne(AssertablePublishedEvents events)
      throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var answers = List.of(Answer.ON, Answer.OFF, Answer.UNSET);
      var runs =
          IntStream.range(0, 24)
              .mapToObj(i ->
                  threads.submit(() ->
                      service.record(
                          member, List.of(NewChoice.of(REMINDERS, answers.get(i % 3))), byMember)))
              .toList();
      for (var run : runs) {
        run.get();
      }
    }

    var history = log.history(member);
    assertThat(history.reversed())
        .extracting(RecordedChoice::version)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, history.size()).mapToObj(Long::valueOf).toList());
    assertThat(members.find(member).orElseThrow().version()).isEqualTo(history.size());
  }

  private String zone() {
    return resolutions.of(member).valueOf(Setting.TIME_ZONE);
  }

  private List<PreferencesChanged> snapshots(AssertablePublishedEvents events) {
    return StreamSupport.stream(
            events
                .ofType(PreferencesChanged.class)
                .matching(it -> it.memberId().equals(member))
                .spliterator(),
            false)
        .toList();
  }

  private void join(Scenario scenario) {
    scenario
        .publish(new MemberJoined(EventMetadata.about(member, 1, NOW), member, Role.MENTEE))
        .andWaitForStateChange(() -> members.find(member).isPresent(), known -> known);
  }

  private void learnZone(Scenario scenario, String zone, long version) {
    scenario
        .publish(
            new MenteeGoalsChanged(
                EventMetadata.about(member, version, NOW), member, List.of(), List.of("en"), zone))
        .andWaitForStateChange(() -> zone(), zone::equals);
  }
}
