package dev.tandem.preferences.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.choice.ChoiceContext;
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
import dev.tandem.preferences.dualread.DualReadReports;
import dev.tandem.preferences.dualread.DualReadService;
import dev.tandem.preferences.events.ChangingTopic;
import dev.tandem.preferences.events.MigrationAnnounced;
import dev.tandem.preferences.events.MigrationChanged;
import dev.tandem.preferences.events.MigrationCompared;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.migration.MigrationState;
import dev.tandem.preferences.notice.AnnouncementService;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.staging.StagingService;
import dev.tandem.testing.ModuleTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A migration from its source to the end of the comparison, and back at any time. */
@ModuleTest
@Import(MigrationFlowTests.Published.class)
@TestPropertySource(
    properties = {
      "tandem.preferences.migration.tick=50ms",
      "tandem.preferences.migration.tick=50ms",
      "tandem.preferences.migration.notice=3d"
    })
class MigrationFlowTests {

  private static final String MAPPING =
      """
      keep-off: %s
      rules:
        - {key: reminders, as: flag, to: topic/reminders/email}
        - {key: summary, as: flag, to: topic/weekly-summary/email}
        - {key: news, as: flag, to: topic/product-news/email}
      legacy:
        defaults:
          topic/reminders/email: false
          topic/weekly-summary/email: true
          topic/product-news/email: true
      """;

  @TestConfiguration(proxyBeanMethods = false)
  static class Published {

    final Queue<MigrationAnnounced> announced = new ConcurrentLinkedQueue<>();
    final Queue<PreferencesChanged> changed = new ConcurrentLinkedQueue<>();

    @EventListener
    void on(MigrationAnnounced event) {
      announced.add(event);
    }

    @EventListener
    void on(PreferencesChanged event) {
      changed.add(event);
    }
  }

  @Autowired StagingService staging;
  @Autowired MigrationService service;
  @Autowired MigrationSteps steps;
  @Autowired DualReadService dualReads;
  @Autowired DualReadReports reports;
  @Autowired AnnouncementService announcements;
  @Autowired ChoiceService choices;
  @Autowired Resolutions resolutions;
  @Autowired AdjustableClock clock;
  @Autowired Published published;
  @Autowired MemberEraser eraser;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  /** Switched reminders on there, and says nothing about the others. */
  private final UUID wants = UUID.randomUUID();

  /** Switched off there what is on by default there. */
  private final UUID refuses = UUID.randomUUID();

  private MigrationId migration;

  @BeforeEach
  void setUp() {
    dualReads.findOpen().ifPresent(it -> dualReads.end(it.migrationId()));
    choices.join(wants);
    choices.join(refuses);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void theFormerPlatformDecidesUntilTheCutOverAndAgainAfterGoingBack(
      AssertablePublishedEvents events) {
    plan("true");
    assertThat(decide(wants, Topic.WEEKLY_SUMMARY).on()).as("by default here").isFalse();

    take(MigrationStep.COMPARE);
    awaitCompared();
    assertThat(decide(wants, Topic.WEEKLY_SUMMARY)).as("by default there").isEqualTo(former(true));
    assertThat(decide(refuses, Topic.REMINDERS)).isEqualTo(former(false));
    assertThat(decide(wants, Topic.PRODUCT_NEWS).on()).as("nobody consented").isFalse();
    assertThat(lastSnapshot(refuses, "reminders")).as("for those who send").isFalse();
    assertThatThrownBy(() -> staging.discard(migration, "ada"))
        .as("its rows decide for members")
        .hasMessageContaining("End the comparison");

    take(MigrationStep.START);
    await().until(() -> service.require(migration).state() == MigrationState.DONE);
    assertThat(decide(wants, Topic.WEEKLY_SUMMARY)).isEqualTo(former(true));

    choose(refuses, Topic.REMINDERS, Answer.ON);
    assertThat(decide(refuses, Topic.REMINDERS).on()).as("chosen meanwhile").isTrue();
    assertThat(lastSnapshot(refuses, "reminders")).isTrue();

    announceAndWait();
    take(MigrationStep.COMPARE_AGAIN);
    awaitCompared();
    take(MigrationStep.CUT_OVER);
    awaitCompared();
    assertThat(decide(wants, Topic.WEEKLY_SUMMARY))
        .isEqualTo(new Decision(false, DecisionReason.DEFAULT));
    assertThat(lastSnapshot(wants, "weekly-summary")).isFalse();
    assertThat(decide(wants, Topic.REMINDERS)).isEqualTo(new Decision(true, DecisionReason.CHOSEN));

    take(MigrationStep.BACK);
    awaitCompared();
    assertThat(decide(wants, Topic.WEEKLY_SUMMARY)).isEqualTo(former(true));
    assertThat(lastSnapshot(wants, "weekly-summary")).isTrue();
    assertThat(decide(refuses, Topic.REMINDERS))
        .as("kept")
        .isEqualTo(new Decision(true, DecisionReason.CHOSEN));

    take(MigrationStep.CUT_OVER);
    awaitCompared();
    take(MigrationStep.END);
    assertThat(decide(wants, Topic.WEEKLY_SUMMARY).on()).isFalse();
    assertThat(service.actions(migration))
        .as("the newest first")
        .filteredOn(it -> !it.operator().equals("Tandem"))
        .extracting(it -> it.action())
        .startsWith(
            "Ended the comparison.",
            "Cut over to the decisions here.",
            "Went back to the former platform's decisions.",
            "Cut over to the decisions here.",
            "Began to compare all again, with mapping 1.",
            "Began to tell the members.",
            "Began to record, with mapping 1.",
            "Began to compare, with mapping 1.");
    assertThat(events.ofType(MigrationChanged.class))
        .extracting(MigrationChanged::what)
        .contains("Migration of preferences: Cut over to the decisions here.");
  }

  @Test
  void tellsHowBothCompareWhileBothDecide(AssertablePublishedEvents events) {
    plan("true");
    take(MigrationStep.COMPARE);
    awaitCompared();
    reports.publish();
    assertThat(events.ofType(MigrationCompared.class).matching(this::isOfThisMigration))
        .hasSize(1)
        .allMatch(it -> it.deciding().equals("FORMER") && it.compared() > 0 && it.different() > 0);

    dualReads.end(migration.value());
    reports.publish();
    assertThat(events.ofType(MigrationCompared.class).matching(this::isOfThisMigration)).hasSize(1);
  }

  private boolean isOfThisMigration(MigrationCompared event) {
    return event.migrationId().equals(migration.value());
  }

  @Test
  void differencesAreCountedAndListed() {
    plan("true");
    take(MigrationStep.COMPARE);
    awaitCompared();

    var figures = dualReads.figures(migration.value());
    assertThat(figures.members()).isEqualTo(2);
    assertThat(figures.compared()).isGreaterThanOrEqualTo(6);
    assertThat(figures.equal() + figures.different()).isEqualTo(figures.compared());
    var found = dualReads.differences(migration.value(), Paging.FIRST).items();
    assertThat(found)
        .filteredOn(it -> it.memberId().equals(wants))
        .filteredOn(it -> it.question().equals("topic/weekly-summary/email"))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.before()).isTrue();
          assertThat(it.after()).isFalse();
          assertThat(it.resolvedAt()).isNull();
        });
    assertThat(found)
        .as("before its choice is recorded, the default here would send reminders")
        .anyMatch(it -> it.memberId().equals(refuses) && it.after());
    assertThat(figures.looser()).isPositive();

    take(MigrationStep.START);
    await().until(() -> service.require(migration).state() == MigrationState.DONE);
    take(MigrationStep.COMPARE_AGAIN);
    awaitCompared();
    assertThat(dualReads.figures(migration.value()).looser()).isZero();
    take(MigrationStep.ROLL_BACK);
    await().until(() -> service.require(migration).state() == MigrationState.ROLLED_BACK);
    assertThat(decide(refuses, Topic.REMINDERS)).isEqualTo(former(false));
  }

  @Test
  void eachMemberForWhomSomethingChangesIsToldOnceAndNobodyElse() {
    var unconcerned = UUID.randomUUID();
    choices.join(unconcerned);
    stage(
        "user_id,key,value,consent\n%s,reminders,1,\n%s,summary,0,\n%s,news,0,\n%s,reminders,1,\n%s,summary,no,\n%s,news,0,\n"
            .formatted(wants, wants, wants, unconcerned, unconcerned, unconcerned)
            .replaceFirst(wants + ",summary,0", wants + ",summary,1"),
        "true");
    var audience = announcements.audience(migration.value());
    assertThat(audience.concerned()).isEqualTo(1);
    assertThat(audience.unconcerned()).isEqualTo(1);
    assertThat(announcements.wordings(migration.value()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.changes()).isEqualTo("weekly-summary:off");
          assertThat(it.members()).isEqualTo(1);
        });

    announceAndWait();

    assertThat(announced())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.memberId()).isEqualTo(wants);
          assertThat(it.changes())
              .containsExactly(new ChangingTopic("weekly-summary", "email", true, false));
        });
    assertThatThrownBy(() -> take(MigrationStep.ANNOUNCE))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("The members are told");
  }

  @Test
  void nothingIsCutOverBeforeTheDayThatMembersWereTold() {
    plan("true");
    take(MigrationStep.COMPARE);
    awaitCompared();
    take(MigrationStep.START);
    await().until(() -> service.require(migration).state() == MigrationState.DONE);
    take(MigrationStep.COMPARE_AGAIN);
    awaitCompared();
    assertThatThrownBy(() -> take(MigrationStep.CUT_OVER)).hasMessageContaining("Tell the members");

    take(MigrationStep.ANNOUNCE);
    await().until(() -> announcements.find(migration.value()).orElseThrow().isFinished());
    assertThatThrownBy(() -> take(MigrationStep.CUT_OVER)).hasMessageContaining("Wait until then");
    clock.advance(Duration.ofDays(4));
    take(MigrationStep.CUT_OVER);
  }

  /** The import resolves the contradiction to less mail, but the former platform decides still. */
  @Test
  void anOffOfTheMemberHoldsAlsoWhereTheImportHasRecordedOne() {
    stage("user_id,key,value\n%1$s,reminders,0\n%1$s,reminders,1\n".formatted(refuses), "true");
    take(MigrationStep.COMPARE);
    awaitCompared();
    take(MigrationStep.START);
    await().until(() -> service.require(migration).state() == MigrationState.DONE);
    assertThat(decide(refuses, Topic.REMINDERS)).isEqualTo(former(true));

    choose(refuses, Topic.REMINDERS, Answer.OFF);

    assertThat(decide(refuses, Topic.REMINDERS))
        .isEqualTo(new Decision(false, DecisionReason.CHOSEN));
    assertThat(lastSnapshot(refuses, "reminders")).isFalse();
  }

  @Test
  void whoLeavesTakesAlongWhatTheFormerPlatformKnewAndNobodyElses() {
    plan("true");
    take(MigrationStep.COMPARE);
    awaitCompared();
    announceAndWait();
    var ofOther = formerRows(refuses);
    assertThat(formerRows(wants).keySet())
        .contains(
            "legacy_row",
            "legacy_quarantine",
            "legacy_member",
            "legacy_dual_read_member",
            "legacy_difference",
            "legacy_notice");

    transaction.executeWithoutResult(_ -> eraser.erase("preferences", wants));

    assertThat(formerRows(wants)).isEmpty();
    assertThat(formerRows(refuses)).isEqualTo(ofOther).isNotEmpty();
  }

  /**
   * The rows of all tables about members of the former platform in which the member's number
   * stands. How far a migration is, is kept by the number of whoever was last, and leads to nobody.
   */
  private Map<String, List<String>> formerRows(UUID member) {
    var rows = new TreeMap<String, List<String>>();
    jdbc.sql(
            """
            select tablename from pg_tables where schemaname = 'preferences'
              and tablename like 'legacy%' and tablename not in
              ('legacy_migration', 'legacy_announcement', 'legacy_dual_read')
            """)
        .query(String.class)
        .list()
        .forEach(table -> {
          var found =
              jdbc.sql(
                      "select t::text from preferences.%s t where t::text like '%%' || ? || '%%' order by 1"
                          .formatted(table))
                  .param(member.toString())
                  .query(String.class)
                  .list();
          if (!found.isEmpty()) {
            rows.put(table, found);
          }
        });
    return rows;
  }

  @Test
  void whatWouldMeanMoreMailGoesNoFurther() {
    plan("false");

    assertThat(service.require(migration).decisions().looser()).isPositive();
    for (var step : List.of(MigrationStep.ANNOUNCE, MigrationStep.COMPARE, MigrationStep.START)) {
      assertThatThrownBy(() -> take(step))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("more mail than before");
    }
  }

  private void plan(String keepOff) {
    stage(
        "user_id,key,value\n%s,reminders,1\n%s,summary,0\n%s,theme,dark\n"
            .formatted(wants, refuses, wants),
        keepOff);
  }

  private void stage(String csv, String keepOff) {
    migration =
        staging.stage(
            ExportFormat.KEY_VALUE_CSV,
            "users.csv",
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            "operator");
    service.saveMapping(migration, MAPPING.formatted(keepOff), "operator");
    take(MigrationStep.DRY_RUN);
    await().until(() -> service.require(migration).state() == MigrationState.PLANNED);
  }

  private void announceAndWait() {
    take(MigrationStep.ANNOUNCE);
    await().until(() -> announcements.find(migration.value()).orElseThrow().isFinished());
    clock.advance(Duration.ofDays(4));
  }

  private void awaitCompared() {
    await()
        .until(() -> {
          var situation = steps.situation(migration);
          return situation.isSettled() && situation.dualRead().comparedAt() != null;
        });
  }

  private void take(MigrationStep step) {
    steps.take(step, migration, "operator");
  }

  private void choose(UUID member, Topic topic, Answer answer) {
    choices.record(
        member,
        List.of(NewChoice.of(new Question.OfTopic(topic, Channel.EMAIL), answer)),
        ChoiceContext.of(ChoiceSource.MEMBER, member));
  }

  private Decision decide(UUID member, Topic topic) {
    return resolutions.of(member).decide(topic, Channel.EMAIL);
  }

  private static Decision former(boolean on) {
    return new Decision(on, DecisionReason.FORMER_PLATFORM);
  }

  private boolean lastSnapshot(UUID member, String topic) {
    return published.changed.stream()
        .filter(it -> it.memberId().equals(member))
        .reduce((_, later) -> later)
        .orElseThrow()
        .decisions()
        .stream()
        .filter(it -> it.topic().equals(topic))
        .findFirst()
        .orElseThrow()
        .on();
  }

  private List<MigrationAnnounced> announced() {
    return published.announced.stream()
        .filter(it -> it.migrationId().equals(migration.value()))
        .toList();
  }
}
